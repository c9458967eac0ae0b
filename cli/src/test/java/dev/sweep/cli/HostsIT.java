package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps over several hosts and under Slurm, also with a network that breaks. */
@Timeout(150)
@EnabledIf(value = "isRoot", disabledReason = "only root can make hosts")
final class HostsIT {
  private static final Path SCRIPTS =
      SweepProcess.PROJECT.resolve("parallel-managers/src/test/hosts");

  /** What a rank needs, also where it does not see the variables of this process. */
  private static final String RANK =
      "env SWEEP_NO_BUILD=1 SWEEP_MPI_TIMEOUT=3 UCX_TLS=tcp,self "
          + SweepProcess.PROJECT
          + "/sweep";

  private static final int TIMED_OUT = 124;

  /** Over TCP MPICH may notice before the heartbeat does that a process is gone. */
  private static final String FAILED_MESSAGE =
      "rank \\d of 4 on host\\d: .*MPI_\\w+\\(.* failed with code";

  private static final String FAST =
      """
      model: {expr: {q: "exp(x) / x"}}
      parameters: {x: {linspace: [1, 2, 200]}}
      """;

  private static final String FOUR_LAUNCHES =
      """
      set -e
      srun --mpi=pmi2 -N 3 -n 4 -K1 %1$s run fast.yaml -o pmi2.h5
      srun --mpi=pmix -N 3 -n 4 -K1 %1$s run fast.yaml -o pmix.h5
      salloc -N 3 -n 4 mpirun.openmpi %1$s run fast.yaml -o openmpi.h5
      salloc -N 3 -n 4 mpiexec.mpich %1$s run fast.yaml -o mpich.h5
      """
          .formatted(RANK);

  @TempDir Path directory;

  static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openmpi", "mpich"})
  void runsOverTwoHosts(String mpi) throws Exception {
    write("fast.yaml", FAST);
    String script = "two-hosts " + mpi + " 4 --timeout 50 -- " + RANK;
    try (SweepProcess job = start(script, "run", "fast.yaml", "-o", "many.h5")) {
      assertOk(job.await());
    }
    assertSameAsAlone("many.h5");
    assertThat(hosts("many.h5")).isEqualTo("host1 host1 host2 host2");
  }

  /** Open MPI's launcher goes on waiting for the host that it does not hear any more. */
  @ParameterizedTest
  @CsvSource({"openmpi, 124", "mpich, 3"})
  void endsAllRanksWhenTheNetworkBreaksAndResumes(String mpi, int exitCode) throws Exception {
    HeldSweep sweep = HeldSweep.write(directory);
    String script = "two-hosts " + mpi + " 4 --timeout 15 --cut-after-file waiting.txt -- " + RANK;
    try (SweepProcess job = start(script, "run", "held.yaml", "-o", file("held.h5"))) {
      job.awaitWhileRunning("the cut", () -> !sweep.waiting().isEmpty());
      awaitEndOfRanks();
      assertThat(exitCode == TIMED_OUT).isEqualTo(isRunning("orterun"));
      Outcome outcome = job.await();
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
      assertThat(outcome.err()).containsPattern(silenceOf("rank [23] on host2"));
    }
    assertResumes(sweep);
  }

  @Test
  void runsUnderSlurm() throws Exception {
    write("fast.yaml", FAST);
    try (SweepProcess job = start("slurm 3 --timeout 55 -- bash -c", FOUR_LAUNCHES)) {
      assertOk(job.await());
    }
    for (String name : List.of("pmi2.h5", "pmix.h5", "openmpi.h5", "mpich.h5")) {
      assertSameAsAlone(name);
      assertThat(hosts(name)).isEqualTo("host1 host1 host2 host3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pmi2", "pmix"})
  void endsWhenSrunDoesNotCareForAKilledRankAndResumes(String pmi) throws Exception {
    HeldSweep sweep = HeldSweep.write(directory);
    String script = killingOneRank(pmi);
    try (SweepProcess job = start("slurm 3 --timeout 40 -- bash -c", script)) {
      Outcome outcome = job.await();
      assertThat(outcome.exitCode()).as(outcome.err()).isNotIn(0, TIMED_OUT);
      assertThat(outcome.err())
          .containsPattern(silenceOf("rank [123] on host[123]") + "|" + FAILED_MESSAGE);
    }
    assertResumes(sweep);
  }

  /**
   * All nodes see the processes of all, and of other sweeps: the last rank of this one is killed,
   * unless it writes the file.
   */
  private static String killingOneRank(String pmi) {
    return """
    srun --mpi=%s -N 3 -n 4 %s run held.yaml -o $PWD/held.h5 &
    until [ -e waiting.txt ]; do sleep 0.05; done
    root=$(cut -d' ' -f2 held.h5.lock)
    kill -KILL $(pgrep -f "[s]weep.jar run held.yaml -o $PWD/held.h5" | grep -vx "$root" | tail -n 1)
    wait $!
    """
        .formatted(pmi, RANK);
  }

  private static String silenceOf(String rank) {
    return "rank 0 of 4 on host1: nothing was heard of " + rank + " for 3 s";
  }

  private void assertResumes(HeldSweep sweep) throws IOException {
    int kept = sweep.done();
    assertThat(kept).isBetween(1, HeldSweep.FREE);
    sweep.letGo();
    Outcome resumed = SweepProcess.run(directory, "run", "held.yaml", "-w", 8);
    assertOk(resumed);
    assertThat(resumed.out()).contains("90 ok, " + kept + " of them before");
    sweep.assertWhole();
  }

  private void assertSameAsAlone(String name) throws Exception {
    assertOk(SweepProcess.run(directory, "run", "fast.yaml", "-w", 8, "-o", "alone.h5"));
    assertThat(
            on(
                name,
                """
                alone = h5py.File(sys.argv[1].rsplit('/', 1)[0] + '/alone.h5')
                print(len(h5['q']), [c for c in ('x', 'q', 'status')
                    if alone[c][()].tobytes() != h5[c][()].tobytes()])
                """))
        .isEqualTo("200 []");
  }

  private String hosts(String name) throws Exception {
    return on(name, "print(*sorted(g.attrs['host'] for g in h5['local_results'].values()))");
  }

  private String on(String name, String script) throws Exception {
    return Python.on(file(name), script);
  }

  /** Waits until no rank of any host is left; all hosts' processes are this machine's. */
  private void awaitEndOfRanks() throws InterruptedException {
    for (int tries = 0; isRunning("java"); tries++) {
      assertThat(tries).as("tenths of a second until all ranks ended").isLessThan(120);
      Thread.sleep(100);
    }
  }

  /** Returns whether a process runs {@code program} with a file of this test. */
  private boolean isRunning(String program) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::info)
        .filter(info -> info.command().orElse("").endsWith("/" + program))
        .anyMatch(info -> info.commandLine().orElse("").contains(directory.toString()));
  }

  private SweepProcess start(String scriptAndArguments, Object... more) {
    List<String> command = new ArrayList<>(List.of(scriptAndArguments.split(" ")));
    command.set(0, SCRIPTS.resolve(command.getFirst()).toString());
    for (Object argument : more) {
      command.add(argument.toString());
    }
    return SweepProcess.startCommand(directory, command);
  }

  private static void assertOk(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(file(name), text);
  }
}
