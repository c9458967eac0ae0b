package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on one rank ends the job, is told once, and costs nothing that was kept. */
@Timeout(180)
final class MpiFailureIT {
  private static final int RANKS = 3;

  /** No rank comes to run it. */
  private static final String ANY = "model: {expr: {q: x}}\nparameters: {x: [1, 2, 3]}\n";

  /** However late a rank is, the others leave its share to it. */
  private static final String EACH_HAS_A_SHARE = "execution: {schedule: static}\n";

  @TempDir Path directory;

  /** Kills the root and each of the others. */
  @ParameterizedTest
  @CsvSource({"OPEN_MPI, 0", "OPEN_MPI, 1", "OPEN_MPI, 2", "MPICH, 0", "MPICH, 1", "MPICH, 2"})
  void aKilledRankEndsTheJobWhichResumes(MpiLauncherCommand mpi, int victim) throws Exception {
    HeldSweep sweep = HeldSweep.write(directory);
    try (SweepProcess job = startHeld(mpi, sweep)) {
      kill("KILL", rootFirst(sweep.waiting()).get(victim));
      job.await();
    }
    assertResumes(mpi, sweep);
  }

  @ParameterizedTest
  @EnumSource
  void aKilledLauncherEndsTheJobWhichResumes(MpiLauncherCommand mpi) throws Exception {
    HeldSweep sweep = HeldSweep.write(directory);
    try (SweepProcess job = startHeld(mpi, sweep)) {
      job.signal("KILL");
      job.await();
      awaitEndOf(sweep.waiting());
    }
    assertResumes(mpi, sweep);
  }

  /**
   * What the launcher exits with is its own affair, and Open MPI's ends ranks a second after it has
   * passed the signal on, whether they have told all or not.
   */
  @ParameterizedTest
  @CsvSource({"OPEN_MPI, TERM", "OPEN_MPI, INT", "MPICH, TERM", "MPICH, INT"})
  void aSignalToTheLauncherStopsInOrder(MpiLauncherCommand mpi, String signal) throws Exception {
    HeldSweep sweep = HeldSweep.write(directory);
    int committed;
    try (SweepProcess job = startHeld(mpi, sweep)) {
      committed = sweep.awaitCommitted(job);
      job.signal(signal);
      Outcome outcome = job.await();
      assertThat(outcome.err()).doesNotContain("sweep:").doesNotContain("failed");
      if (mpi == MpiLauncherCommand.MPICH) {
        assertThat(outcome.out()).contains("interrupted; all that is finished is kept");
      }
      awaitEndOf(sweep.waiting());
    }
    assertThat(sweep.done()).isBetween(committed, HeldSweep.FREE);
    assertResumes(mpi, sweep);
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhichRankCannotReadTheConfiguration(MpiLauncherCommand mpi) throws Exception {
    write("any.yaml", ANY);
    Path starter = write("starter", starter("cd /"));
    assertThat(starter.toFile().setExecutable(true)).isTrue();
    try (SweepProcess job = mpi.startProgram(directory, RANKS, starter, "run", "any.yaml")) {
      Outcome outcome = job.await();
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(ours(outcome)).hasSize(3);
      assertThat(outcome.err())
          .contains("sweep: 1 of 3 ranks cannot run the sweep")
          .contains("rank 1 on ")
          .contains("any.yaml:1:1: cannot read any.yaml");
    }
    assertThat(directory.resolve("any.h5")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhichRankHasAnotherConfiguration(MpiLauncherCommand mpi) throws Exception {
    write("any.yaml", ANY);
    Path starter = write("starter", starter("set -- \"$@\" --set parameters.x=[1,2]"));
    assertThat(starter.toFile().setExecutable(true)).isTrue();
    try (SweepProcess job = mpi.startProgram(directory, RANKS, starter, "run", "any.yaml")) {
      Outcome outcome = job.await();
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err()).contains("rank 1 on ").contains("parameters.x");
    }
    assertThat(directory.resolve("any.h5")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhichRankHasAnotherProgram(MpiLauncherCommand mpi) throws Exception {
    Files.createDirectory(directory.resolve("old"));
    for (String place : List.of("", "old/")) {
      write(place + "any.yaml", "model: {command: [sh, heat.sh]}\nparameters: {x: [1, 2, 3]}\n");
      write(place + "heat.sh", "echo '{\"q\": %d}'\n".formatted(place.length()));
    }
    Path starter = write("starter", starter("cd old"));
    assertThat(starter.toFile().setExecutable(true)).isTrue();
    try (SweepProcess job = mpi.startProgram(directory, RANKS, starter, "run", "any.yaml")) {
      Outcome outcome = job.await();
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("sweep: 1 of 3 ranks would run another sweep than rank 0")
          .contains("rank 1 on ")
          .contains("model.command[1].sha256");
    }
    assertThat(directory.resolve("any.h5")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhichRankCannotBuildItsModel(MpiLauncherCommand mpi) throws Exception {
    CompiledModel.write(
        directory,
        "Choosy",
        """
        public void build(Options options) {
          String rank = System.getenv("OMPI_COMM_WORLD_RANK");
          if ("1".equals(rank == null ? System.getenv("PMI_RANK") : rank)) {
            throw new IllegalStateException("no mesh today");
          }
        }
        public void evaluate(Point point, Outputs outputs) throws InterruptedException {
          Thread.sleep(20);
          outputs.put("q", 1);
        }
        """);
    write("java.yaml", javaModel("Choosy") + EACH_HAS_A_SHARE);
    Outcome outcome = mpi.run(directory, RANKS, "run", "java.yaml", "-w", 1);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(ours(outcome)).singleElement().asString().contains("rank 1 on ", "no mesh today");
  }

  @ParameterizedTest
  @EnumSource
  void blamesTheRankWhoseModelCallsExit(MpiLauncherCommand mpi) throws Exception {
    CompiledModel.write(
        directory,
        "Quitter",
        """
        public void evaluate(Point point, Outputs outputs) throws InterruptedException {
          Thread.sleep(20);
          if (point.number("x") == 50) {
            System.exit(0);
          }
          outputs.put("q", 1);
        }
        """);
    write("java.yaml", javaModel("Quitter"));
    Outcome outcome = mpi.run(directory, RANKS, "run", "java.yaml", "-w", 1);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(ours(outcome))
        .singleElement()
        .asString()
        .contains("System.exit was called at Quitter.evaluate(Quitter.java");
    assertThat(Python.on(directory.resolve("java.h5"), "print((h5['status'][()] == 1).sum() > 0)"))
        .isEqualTo("True");
  }

  @ParameterizedTest
  @EnumSource
  void endsOnAllRanksWhenTheResultsCannotBeWritten(MpiLauncherCommand mpi) throws Exception {
    write("any.yaml", ANY);
    Outcome outcome = mpi.run(directory, RANKS, "run", "any.yaml", "-o", "nowhere/any.h5");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(ours(outcome)).singleElement().asString().contains("nowhere");
  }

  /** The launcher gives ranks less than a second, then it ends those that will not. */
  @ParameterizedTest
  @EnumSource
  void workersThatAreDeafToInterruptsDoNotOutliveASignal(MpiLauncherCommand mpi) throws Exception {
    CompiledModel.write(
        Files.createDirectory(directory.resolve("model")),
        "Deaf",
        """
        public void evaluate(Point point, Outputs outputs) throws java.io.IOException {
          if (point.number("x") % 30 == 10 && new java.io.File("deaf").exists()) {
            java.nio.file.Files.writeString(
                java.nio.file.Path.of("deaf.txt"),
                ProcessHandle.current().pid() + "\\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
            while (true) {
              try { Thread.sleep(1000); } catch (InterruptedException e) { }
            }
          }
          outputs.put("q", point.number("x"));
        }
        """);
    write("deaf.yaml", javaModel("Deaf").replace("[.]", "[model]") + EACH_HAS_A_SHARE);
    Path deaf = write("deaf", "");
    try (SweepProcess job = mpi.start(directory, RANKS, "run", "deaf.yaml", "-w", 1)) {
      job.awaitWhileRunning("deaf points on all ranks", () -> deafRanks().size() == RANKS);
      job.signal("TERM");
      job.await();
      awaitEndOf(deafRanks());
    }
    Files.delete(deaf);
    assertResumes(mpi, "deaf");
    assertThat(
            Python.on(
                directory.resolve("deaf.h5"),
                "print((h5['status'][()] == 1).all(), (h5['q'][()] == h5['x'][()]).all())"))
        .isEqualTo("True True");
  }

  /** A process that may not make a file any longer fares as on a disk that is full. */
  @ParameterizedTest
  @EnumSource
  void aFullDiskOfTheRootEndsTheJobWhichResumes(MpiLauncherCommand mpi) throws Exception {
    HeldSweep sweep = HeldSweep.write(directory);
    try (SweepProcess job = startHeld(mpi, sweep)) {
      execute("prlimit", "--pid", Long.toString(root()), "--fsize=1");
      sweep.letGo();
      Outcome outcome = job.await();
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
      assertThat(ours(outcome)).singleElement().asString().contains("held.h5", "File too large");
    }
    assertResumes(mpi, "held");
    sweep.assertWhole();
  }

  /** Returns a job in which each rank has a command that waits. */
  private SweepProcess startHeld(MpiLauncherCommand mpi, HeldSweep sweep) {
    SweepProcess job =
        mpi.start(directory, RANKS, "run", "held.yaml", "-w", 1, "--progress", "none");
    sweep.awaitWaiting(job, RANKS);
    return job;
  }

  private void assertResumes(MpiLauncherCommand mpi, HeldSweep sweep) throws IOException {
    sweep.letGo();
    assertResumes(mpi, "held");
    sweep.assertWhole();
  }

  private void assertResumes(MpiLauncherCommand mpi, String name) {
    Outcome outcome = mpi.run(directory, RANKS, "run", name + ".yaml", "-w", 2);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private static String starter(String onRankOne) {
    return """
    #!/bin/sh
    if [ "${OMPI_COMM_WORLD_RANK:-${PMI_RANK:-}}" = 1 ]; then %s; fi
    exec %s/sweep "$@"
    """
        .formatted(onRankOne, SweepProcess.PROJECT);
  }

  private static String javaModel(String name) {
    return "model: {java: %s, classpath: [.]}\nparameters: {x: {range: [0, 90, 1]}}\n"
        .formatted(name);
  }

  /** Returns what sweep said; launchers have their own words about ranks that failed. */
  private static List<String> ours(Outcome outcome) {
    return outcome
        .err()
        .lines()
        .dropWhile(line -> !line.startsWith("sweep"))
        .takeWhile(line -> !line.isEmpty() && !line.startsWith("---") && !line.startsWith("==="))
        .toList();
  }

  private List<Long> deafRanks() {
    return lines("deaf.txt").stream().map(Long::parseLong).distinct().toList();
  }

  private List<Long> rootFirst(List<Long> ranks) {
    long root = root();
    return ranks.stream().sorted(Comparator.comparing(pid -> pid != root)).toList();
  }

  /** Returns the process that writes the file. */
  private long root() {
    String holder = lines("held.h5.lock").getFirst();
    return Long.parseLong(holder.split(" ", -1)[1]);
  }

  private static void kill(String signal, long pid) throws Exception {
    execute("kill", "-" + signal, Long.toString(pid));
  }

  private static void execute(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  private static void awaitEndOf(List<Long> pids) throws Exception {
    for (long pid : pids) {
      ProcessHandle process = ProcessHandle.of(pid).orElse(null);
      if (process != null) {
        process.onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  private List<String> lines(String name) {
    try {
      Path file = directory.resolve(name);
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
