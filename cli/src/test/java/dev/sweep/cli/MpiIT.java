package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sweeps on ranks of real MPI: the same bits everywhere, and one voice. */
@Timeout(180)
final class MpiIT {
  private static final String RANDOM =
      """
      model: {expr: {q: "sin(x) * exp(y)", r: "q / x"}}
      parameters: {x: {uniform: [1, 2]}, y: {normal: {mean: 0, std: 1}}}
      sampling: {method: random, n: 1000, seed: 7}
      where: "x > 1.1"
      """;

  /** What a single process gives. */
  @TempDir static Path baseline;

  @TempDir Path directory;

  @BeforeAll
  static void runBaseline() throws IOException {
    Files.writeString(baseline.resolve("c.yaml"), RANDOM);
    assertOk(SweepProcess.run(baseline, "run", "c.yaml", "--manager", "single", "-o", "one.h5"));
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN_MPI, 1, 1, static",
    "MPICH, 1, 1, dynamic",
    "MPICH, 1, 2, static",
    "OPEN_MPI, 1, 2, dynamic",
    "MPICH, 2, 1, static",
    "OPEN_MPI, 2, 1, dynamic",
    "OPEN_MPI, 2, 2, static",
    "MPICH, 2, 2, dynamic",
    "OPEN_MPI, 3, 1, static",
    "MPICH, 3, 1, dynamic",
    "MPICH, 3, 2, static",
    "OPEN_MPI, 3, 2, dynamic",
    "MPICH, 5, 1, static",
    "OPEN_MPI, 5, 1, dynamic",
    "OPEN_MPI, 5, 2, static",
    "MPICH, 5, 2, dynamic"
  })
  void givesTheBitsOfASingleProcess(MpiLauncherCommand mpi, int ranks, int workers, String schedule)
      throws Exception {
    writeConfigAndBaseline();
    assertOk(
        mpi.run(
            directory,
            ranks,
            "run",
            "c.yaml",
            "--workers",
            workers,
            "--manager",
            "mpi",
            "--set",
            "execution.schedule=" + schedule,
            "-o",
            "many.h5"));
    assertSameColumns();
    int groups = Integer.parseInt(onMany("print(len(h5['local_results']))"));
    assertThat(groups).isEqualTo(ranks == 1 ? workers : ranks);
    assertThat(
            onMany(
                """
                groups = [g.attrs for g in h5['local_results'].values()]
                print({int(g['workers']) for g in groups},
                    sum(int(g['points_ok']) for g in groups) == (h5['status'][()] == 1).sum(),
                    int(h5['rank'][()].max()) < len(groups))
                """))
        .isEqualTo("{%d} True True".formatted(ranks == 1 ? 1 : workers));
  }

  @ParameterizedTest
  @CsvSource({"local, thread", "local, process"})
  void givesTheSameBitsWithoutMpi(String manager, String isolation) throws Exception {
    writeConfigAndBaseline();
    assertOk(
        SweepProcess.run(
            directory,
            "run",
            "c.yaml",
            "--manager",
            manager,
            "--workers",
            2,
            "--set",
            "execution.isolation=" + isolation,
            "-o",
            "many.h5"));
    assertSameColumns();
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsInChildProcessesOfRanks(MpiLauncherCommand mpi) throws Exception {
    writeConfigAndBaseline();
    String isolated = "execution={isolation: process, root_works: false}";
    assertOk(mpi.run(directory, 2, "run", "c.yaml", "-w", 1, "--set", isolated, "-o", "many.h5"));
    assertSameColumns();
    assertThat(onMany("print(h5['rank'][()].min())")).isEqualTo("1");
  }

  /** With the variables of the launcher the inner sweeps would be ranks of the outer one's job. */
  @ParameterizedTest
  @CsvSource({"OPEN_MPI, thread", "MPICH, thread", "MPICH, process"})
  void aCommandOnARankMayBeASweepOfItsOwn(MpiLauncherCommand mpi, String isolation)
      throws Exception {
    write("inner.yaml", "model: {expr: {q: x}}\nparameters: {x: [1, 2]}\n");
    write(
        "outer.yaml",
        """
        model:
          command: [sh, -c, '"$SWEEP" run inner.yaml -v --json -o inner-${x}.h5']
          env: {SWEEP: %s/sweep}
        outputs: {ok: {json: points.ok}}
        parameters: {x: [1, 2]}
        execution: {schedule: static, isolation: %s}
        """
            .formatted(SweepProcess.PROJECT, isolation));
    assertOk(mpi.run(directory, 2, "run", "outer.yaml", "-w", 1, "-o", "many.h5"));
    assertThat(onMany("print(h5['ok'][()].tolist(), h5['rank'][()].tolist())"))
        .isEqualTo("[2.0, 2.0] [0, 1]");
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheRootSpeaksAndTheLinesOfOthersTellTheirRank(MpiLauncherCommand mpi) throws Exception {
    CompiledModel.write(
        directory,
        "Chatty",
        """
        public void evaluate(Point point, Outputs outputs) {
          System.out.print("at "); System.out.println((int) point.number("x"));
          outputs.put("q", 1);
        }
        """);
    write(
        "chatty.yaml",
        """
        model: {java: Chatty, classpath: [.]}
        parameters: {x: {range: [0, 30, 1]}}
        execution: {schedule: static}
        """);
    Outcome outcome = mpi.run(directory, 3, "run", "chatty.yaml", "-w", 1, "--verbose");
    assertOk(outcome);
    List<String> out = outcome.out().lines().filter(line -> !line.startsWith("at ")).toList();
    assertThat(out).singleElement().asString().contains("30 points: 30 ok");
    List<String> err = outcome.err().lines().toList();
    assertThat(err).filteredOn(line -> line.matches("rank [12]: at \\d+")).hasSize(20);
    assertThat(err)
        .filteredOn(line -> !line.startsWith("rank "))
        .singleElement()
        .asString()
        .contains("manager mpi")
        .contains("3 ranks x 1 worker");
  }

  @ParameterizedTest
  @EnumSource
  void tellsAWrongCommandLineOnce(MpiLauncherCommand mpi) {
    Outcome outcome = mpi.run(directory, 3, "run", "x.yaml", "--wrokers", 2);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err().lines().filter(line -> line.contains("unknown option"))).hasSize(1);
  }

  @Test
  void showsWhoDidHowMuch() throws Exception {
    write("c.yaml", RANDOM);
    assertOk(MpiLauncherCommand.MPICH.run(directory, 2, "run", "c.yaml", "-w", 2, "-o", "many.h5"));
    Outcome shown = SweepProcess.run(directory, "show", "many.h5");
    assertThat(shown.out()).containsPattern("rank +host +pid +workers .* busy +idle");
    assertThat(shown.out()).contains("mpi_library: MPICH").contains("ranks: 2");
  }

  private void assertSameColumns() throws Exception {
    assertThat(
            onMany(
                """
                one = h5py.File(sys.argv[1].replace('many', 'one'))
                print([c for c in ('x', 'y', 'q', 'r', 'status', 'attempts')
                    if one[c][()].tobytes() != h5[c][()].tobytes()])
                """))
        .isEqualTo("[]");
  }

  private static void assertOk(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }

  private String onMany(String script) throws Exception {
    return Python.on(directory.resolve("many.h5"), script);
  }

  private void writeConfigAndBaseline() throws IOException {
    for (String name : List.of("c.yaml", "one.h5")) {
      Files.copy(baseline.resolve(name), directory.resolve(name));
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
