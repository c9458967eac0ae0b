package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Launcher;
import dev.sweep.parallel.mpi.RankJob.Result;
import dev.sweep.parallel.pool.PoolProgram;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real jobs of both MPIs with a worker pool, and how such a job ends when it goes wrong. */
@Timeout(150)
final class PoolOnRanksTest {

  @ParameterizedTest
  @EnumSource
  void keepsTheContractOfPools(Launcher launcher) throws Exception {
    Result result = job(launcher, 3, "contract").run();
    assertThat(result.output()).containsPattern("(\\d\\d) of \\1 tests passed");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, 1", "MPICH, 2"})
  void runsAProgramOnTheRootWhileTheOthersServe(Launcher launcher, int ranks) throws Exception {
    Result result = job(launcher, ranks, "sum").run();
    assertThat(result.output()).containsOnlyOnce("sum 55 by " + ranks);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI"})
  void endsTheJobWithTheStackOfAProgramThatThrows(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "throw").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output())
        .contains("rank 0 of 2 on ", "NoSuchElementException", "PoolProgram");
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, kill at work", "MPICH, kill idle"})
  void endsTheJobWhenARankDies(Launcher launcher, String deed) throws Exception {
    Result result = job(launcher, 2, deed).run();
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output()).doesNotContain("nobody noticed");
  }

  private static RankJob job(Launcher launcher, int ranks, String deed) {
    return new RankJob(launcher, ranks, PoolProgram.class, deed);
  }
}
