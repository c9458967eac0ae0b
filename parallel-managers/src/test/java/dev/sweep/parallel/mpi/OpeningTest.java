package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Launcher;
import dev.sweep.parallel.mpi.RankJob.Result;
import dev.sweep.parallel.mpi.RankJob.Running;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real jobs in which not all ranks come to open MPI. */
@Timeout(150)
final class OpeningTest {

  @ParameterizedTest
  @EnumSource
  void tellsAndEndsWhenARankNeverComes(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "one stays away").with("SWEEP_MPI_TIMEOUT", "2").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output())
        .contains("rank 0 on ", " started 2 ranks ", "MPI_Init within 2 s (SWEEP_MPI_TIMEOUT)")
        .doesNotContain("opened");
  }

  @ParameterizedTest
  @EnumSource
  void endsARankThatIsTerminatedWhileItWaitsForTheOthers(Launcher launcher) throws Exception {
    Running running = job(launcher, 2, "wait").start();
    running.signal("TERM", Long.parseLong(running.await("inside: ")));
    Result result = running.end();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(Opening.INTERRUPTED);
    assertThat(result.output()).doesNotContain("opened");
  }

  @ParameterizedTest
  @EnumSource
  void takesAnOpeningWhileTheProcessEndsForAnInterruption(Launcher launcher) throws Exception {
    Result result = job(launcher, 1, "too late").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(Opening.INTERRUPTED);
    assertThat(result.output()).doesNotContain("opened", "Exception");
  }

  private static RankJob job(Launcher launcher, int ranks, String deed) {
    return new RankJob(launcher, ranks, OpeningProgram.class, deed);
  }
}
