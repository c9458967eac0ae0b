package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Launcher;
import dev.sweep.parallel.mpi.RankJob.Result;
import dev.sweep.parallel.pool.PoolProgram;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
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
  @CsvSource({
    "OPEN_MPI, kill idle",
    "OPEN_MPI, kill at work",
    "OPEN_MPI, kill answering",
    "MPICH, kill idle",
    "MPICH, kill at work",
    "MPICH, kill answering"
  })
  void endsTheJobWhenARankIsKilled(Launcher launcher, String deed) throws Exception {
    Result result = job(launcher, 2, deed).run();
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output()).contains("killing").doesNotContain("nobody noticed");
  }

  /** Needs 16 GB of memory, and minutes: {@code -DargLine=-Dsweep.test.long=true}. */
  @ParameterizedTest
  @EnumSource
  @Timeout(700)
  @EnabledIfSystemProperty(named = "sweep.test.long", matches = "true")
  void carriesArraysOfMoreThanTwoGibibytes(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "long arrays").withHeap("9g").run();
    assertThat(result.output()).contains("300000000 doubles arrived by 2");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private static RankJob job(Launcher launcher, int ranks, String deed) {
    return new RankJob(launcher, ranks, PoolProgram.class, deed);
  }
}
