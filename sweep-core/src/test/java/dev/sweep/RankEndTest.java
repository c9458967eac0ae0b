package dev.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.ModelException;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.Team;
import dev.sweep.results.ResultsException;
import dev.sweep.run.Ranks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is blamed for the end of a run, and that it is told once. */
class RankEndTest {
  /** Three ranks of two workers: worker 3 is of rank 1. */
  private static final Ranks RANKS =
      new Ranks(
          IntStream.range(0, 3)
              .mapToObj(rank -> new Ranks.Rank(new Team(rank, 2 * rank, 2), "node" + rank, 7))
              .toList());

  @Test
  void blamesTheRankThatAFailureWithoutWorkerCameFrom() {
    ManagerException failure = new ManagerException("no workers could run").onRank(2, null);
    assertThat(told(failure, failure, failure)).isEqualTo("rank 2 on node2: no workers could run");
  }

  @Test
  void tellsTheRankOfAWorkerOnce() {
    ManagerException failure = new ManagerException(3, "worker 3 failed", null).onRank(1, null);
    assertThat(told(failure, failure, failure)).isEqualTo("rank 1 on node1: worker 3 failed");
    ManagerException unplaced = new ManagerException(3, "worker 3 failed", null);
    assertThat(told(unplaced, unplaced, unplaced)).isEqualTo("rank 1 on node1: worker 3 failed");
  }

  @Test
  void blamesTheReceiverOfTheRootAndNotTheWorkerWhoseResultsItGot() {
    ManagerException failure =
        new ManagerException(3, "the receiver did not take them", null).onRank(0, null);
    assertThat(told(failure, failure, failure))
        .isEqualTo("rank 0 on node0: the receiver did not take them");
  }

  @Test
  void prefersAFailureWhoseRankIsKnown() {
    ManagerException vague = new ManagerException("the run was broken off");
    ManagerException failure = new ManagerException("no workers could run").onRank(2, null);
    assertThat(told(vague, vague, failure)).isEqualTo("rank 2 on node2: no workers could run");
    assertThat(told(null, vague, vague)).isEqualTo("rank 1 on node1: the run was broken off");
  }

  @Test
  void keepsTheRankOfAWorkersExceptionButNotThatOfTheRootsDisk() {
    ManagerException worker = failureBy(new IOException("No space left on device"));
    assertThat(told(worker, worker, worker)).startsWith("rank 1 on node1: ");
    ManagerException disk = failureBy(new ResultsException("cannot write heat.h5"));
    assertThat(failureOf(disk, disk, disk)).containsSame(disk);
  }

  @Test
  void letsABrokenModelExplainItself() {
    ManagerException failure = failureBy(new ModelException("no mesh today", null));
    assertThat(told(failure, failure, failure)).isEqualTo("rank 1 on node1: no mesh today");
  }

  private static ManagerException failureBy(Exception cause) {
    return new ManagerException(3, "worker 3 failed: " + cause, cause).onRank(1, cause);
  }

  private static @Nullable String told(@Nullable ManagerException... ofRanks) {
    return failureOf(ofRanks).map(Exception::getMessage).orElseThrow();
  }

  private static Optional<Exception> failureOf(@Nullable ManagerException... ofRanks) {
    List<RankEnd> ends =
        IntStream.range(0, ofRanks.length)
            .mapToObj(rank -> RankEnd.of(false, Optional.empty(), ofRanks[rank]))
            .toList();
    return RankEnd.failureOf(ends, RANKS, ofRanks[0]);
  }
}
