package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Finished points get into the file although their workers are at points that do not end. */
@Timeout(180)
final class FinishedPointsIT {
  private static final int WORKERS = 2;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"thread", "process"})
  void ofWorkersInOneProcessAndInTheirOwn(String isolation) throws IOException {
    HeldSweep held = HeldSweep.write(directory);
    String isolated = "execution.isolation=" + isolation;
    assertAllAreInTheFile(
        held, SweepProcess.start(directory, "run", "held.yaml", "-w", WORKERS, "--set", isolated));
  }

  @ParameterizedTest
  @EnumSource
  void ofRanks(MpiLauncherCommand mpi) throws IOException {
    HeldSweep held = HeldSweep.write(directory);
    assertAllAreInTheFile(held, mpi.start(directory, WORKERS, "run", "held.yaml", "-w", 1));
  }

  @Test
  void ofChildProcessesOfARankBesideTheRoot() throws IOException {
    HeldSweep held = HeldSweep.write(directory);
    String isolated = "execution={isolation: process, root_works: false}";
    assertAllAreInTheFile(
        held,
        MpiLauncherCommand.OPEN_MPI.start(
            directory, 2, "run", "held.yaml", "-w", WORKERS, "--set", isolated));
  }

  private static void assertAllAreInTheFile(HeldSweep held, SweepProcess sweep) throws IOException {
    try (sweep) {
      held.awaitWaiting(sweep, WORKERS);
      sweep.awaitWhileRunning("all free points", () -> held.done() == HeldSweep.FREE);
      held.letGo();
      Outcome outcome = sweep.await();
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      held.assertWhole();
    }
  }
}
