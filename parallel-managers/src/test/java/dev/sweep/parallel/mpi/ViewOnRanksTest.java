package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Launcher;
import dev.sweep.parallel.mpi.RankJob.Result;
import dev.sweep.parallel.view.ViewProgram;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real jobs of both MPIs with a client. */
@Timeout(150)
final class ViewOnRanksTest {

  @ParameterizedTest
  @EnumSource
  void keepsTheContractOfViews(Launcher launcher) throws Exception {
    Result result = new RankJob(launcher, 3, ViewProgram.class, "contract").run();
    assertThat(result.output()).containsPattern("(\\d\\d) of \\1 tests passed");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, 2", "MPICH, 1"})
  void runsAProgramOnTheRootWhileTheOthersServe(Launcher launcher, int ranks) throws Exception {
    Result result = new RankJob(launcher, ranks, ViewProgram.class, "sum").run();
    assertThat(result.output()).containsOnlyOnce("sum 55 by " + ranks);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
