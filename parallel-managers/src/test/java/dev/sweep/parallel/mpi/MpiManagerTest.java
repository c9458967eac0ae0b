package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.mpi.RankJob.Launcher;
import dev.sweep.parallel.mpi.RankJob.Result;
import dev.sweep.parallel.mpi.RankJob.Running;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real jobs of both MPIs: what a manager promises, and how a job ends when it goes wrong. */
@Timeout(150)
final class MpiManagerTest {

  @ParameterizedTest
  @CsvSource({
    "OPEN_MPI, 1, 2",
    "OPEN_MPI, 2, 1",
    "OPEN_MPI, 3, 2",
    "OPEN_MPI, 5, 1",
    "MPICH, 1, 1",
    "MPICH, 3, 1"
  })
  void keepsTheContractOnAnyNumberOfRanks(Launcher launcher, int ranks, int workers)
      throws Exception {
    Result result = job(launcher, ranks, "contract", String.valueOf(workers)).run();
    assertThat(result.output()).containsPattern("\\d\\d tests passed by " + ranks + " ranks");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void leavesAllWorkToTheOthersIfTheRootIsNotToWork(Launcher launcher) throws Exception {
    Result result = job(launcher, 3, "idle root").run();
    assertThat(result.output()).contains("received 10000 from ranks [1, 1, 2, 2]");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void givesEachRankTheWorkersItAsksForItself(Launcher launcher) throws Exception {
    Result result = job(launcher, 4, "own options").run();
    assertThat(result.output()).contains("received 10000 from ranks [0, 0, 1, 2, 2, 3, 3, 3]");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void endsTheJobWhenTheEndOfARunIsKnownToOneRankAlone(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "unreadable end").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output()).contains("rank 0 of 2 on ", "cannot read what was sent");
  }

  @ParameterizedTest
  @EnumSource
  void runsWorkersInChildProcessesOfTheRanks(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "isolated").run();
    assertThat(result.output()).contains("2 children, apart: true");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void exchangesObjectsOfAHundredMegabytes(Launcher launcher) throws Exception {
    RankJob job = job(launcher, 2, "large").with("_JAVA_OPTIONS", "-Xmx1500m");
    Result result = job.run();
    assertThat(result.output()).contains("exchanged");
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN_MPI, barrier, 0",
    "MPICH, broadcast, 1",
    "OPEN_MPI, broadcastObject, 2",
    "MPICH, combine, 0",
    "OPEN_MPI, reduce, 1",
    "MPICH, gatherToRoot, 2",
    "OPEN_MPI, scatter, 0",
    "MPICH, process, 1",
    "OPEN_MPI, process, 0",
    "MPICH, close, 0"
  })
  void endsTheJobWithTheStackOfTheRankThatFailed(Launcher launcher, String primitive, int rank)
      throws Exception {
    Result result = job(launcher, 3, "throw", primitive, String.valueOf(rank)).run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output())
        .contains("rank " + rank + " of 3 on ")
        .contains("java.lang.IllegalStateException: broken before " + primitive)
        .contains("at dev.sweep.parallel.mpi.ManagerProgram.throwOnOneRank");
  }

  @ParameterizedTest
  @EnumSource
  void endsTheJobEvenIfTheFailureCannotBePrinted(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "unprintable").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output()).contains("rank 1 of 2 on ", "UnprintableException (it cannot be");
  }

  @ParameterizedTest
  @EnumSource
  void endsTheJobEvenIfTheMpiThreadOfTheFailedRankIsStuck(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "stuck").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output()).contains("rank 1 of 2 on ", "broken, and done: false");
  }

  @ParameterizedTest
  @EnumSource
  void endsTheJobWhenAnOperationThrowsWithinAReduction(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "throw within").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output()).contains("rank 0 of 2 on ", "the operation is broken");
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN_MPI, reduce, reduce of 1 doubles by sum",
    "MPICH, process, process",
    "OPEN_MPI, gatherToRoot, gather of ints"
  })
  void endsTheJobWhenOneRankClosesAlone(Launcher launcher, String primitive, String call)
      throws Exception {
    Result result = job(launcher, 3, "close", primitive).run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output())
        .contains("rank 0 of 3 on ", "rank 2 on ", "'close'", "'" + call + "'");
  }

  @ParameterizedTest
  @EnumSource
  void endsTheJobWhenRanksMakeDifferentCalls(Launcher launcher) throws Exception {
    Result result = job(launcher, 2, "different").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output()).contains("'broadcast of 3 doubles'", "'broadcast of 4 doubles'");
  }

  @ParameterizedTest
  @EnumSource
  void endsTheJobWhenOneRankExits(Launcher launcher) throws Exception {
    Result result = job(launcher, 3, "exit").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(MpiLauncher.ABORTED);
    assertThat(result.output()).contains("rank 2 of 3 on ", "its peers may wait for it");
  }

  @ParameterizedTest
  @CsvSource({"OPEN_MPI, process", "MPICH, barrier"})
  void endsTheJobWhenARankIsKilled(Launcher launcher, String primitive) throws Exception {
    Running running = job(launcher, 3, "wait", primitive).start();
    long last = Long.parseLong(running.await("last rank: "));
    running.signal("KILL", last);
    Result result = running.end();
    assertThat(result.exitCode()).as(result.output()).isNotZero();
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN_MPI, last rank, rank 2 on, barrier",
    "MPICH, last rank, rank 2 on, close",
    "MPICH, root, rank 0 on, process"
  })
  void endsTheJobWhenARankIsSilent(Launcher launcher, String who, String name, String primitive)
      throws Exception {
    Running running = job(launcher, 3, "wait", primitive).with("SWEEP_MPI_TIMEOUT", "2").start();
    long silent = Long.parseLong(running.await(who + ": "));
    running.signal("STOP", silent);
    Result result = running.end();
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output()).contains("nothing was heard of " + name);
  }

  /** Open MPI's launcher would kill the ranks after a second, which may be too little here. */
  @ParameterizedTest
  @EnumSource
  void stopsInOrderWhenTheLauncherIsTerminated(Launcher launcher) throws Exception {
    Running running =
        job(launcher, 3, "work")
            .with("OMPI_MCA_odls_base_sigkill_timeout", "5")
            .with("PRTE_MCA_odls_base_sigkill_timeout", "5")
            .start();
    running.await("all workers are at work");
    running.signal("TERM", running.pid());
    Result result = running.end();
    assertThat(result.output()).contains("received: 3").doesNotContain("aborting");
  }

  private static RankJob job(Launcher launcher, int ranks, String... arguments) {
    return new RankJob(launcher, ranks, ManagerProgram.class, arguments);
  }
}
