package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DispatcherTest {
  private static final IndexRanges HOLED =
      IndexRanges.of(new IndexRange(0, 2), new IndexRange(5, 1), new IndexRange(10, 7));

  @Test
  void handsOutInTheOrderOfAnotherQueue() {
    WorkQueue.Factory backwards = BackwardsQueue::new;
    for (Schedule schedule : List.of(Schedule.dynamic(), Schedule.fixed(1))) {
      Dispatcher dispatcher = Dispatcher.of(IndexRanges.of(3), schedule.inOrder(backwards), 1);
      assertThat(List.of(dispatcher.next(0), dispatcher.next(0), dispatcher.next(0)))
          .containsExactly(
              List.of(new IndexRange(2, 1)),
              List.of(new IndexRange(1, 1)),
              List.of(new IndexRange(0, 1)));
      assertThat(dispatcher.next(0)).isEmpty();
    }
  }

  private static final class BackwardsQueue implements WorkQueue {
    private long left;

    BackwardsQueue(IndexRanges work) {
      this.left = work.count();
    }

    @Override
    public long remaining() {
      return left;
    }

    @Override
    public List<IndexRange> take(long count) {
      return left == 0 ? List.of() : List.of(new IndexRange(--left, 1));
    }
  }

  @Test
  void fixedChunksReachAcrossHoles() {
    Dispatcher dispatcher = Dispatcher.of(HOLED, Schedule.fixed(4), 2);

    assertThat(dispatcher.next(0))
        .containsExactly(new IndexRange(0, 2), new IndexRange(5, 1), new IndexRange(10, 1));
    assertThat(dispatcher.next(0)).containsExactly(new IndexRange(11, 4));
    assertThat(dispatcher.next(1)).containsExactly(new IndexRange(15, 2));
    assertThat(dispatcher.next(1)).isEmpty();
  }

  @Test
  void balancedBlocksOfTenOverFourAreThreeThreeTwoTwo() {
    Dispatcher dispatcher = Dispatcher.of(HOLED, Schedule.balanced(), 4);

    assertThat(dispatcher.next(3)).containsExactly(new IndexRange(15, 2));
    assertThat(dispatcher.next(0)).containsExactly(new IndexRange(0, 2), new IndexRange(5, 1));
    assertThat(dispatcher.next(1)).containsExactly(new IndexRange(10, 3));
    assertThat(dispatcher.next(2)).containsExactly(new IndexRange(13, 2));
    assertThat(dispatcher.next(0)).isEmpty();
  }

  @Test
  void dynamicChunksFollowMeasuredDurations() {
    Dispatcher dispatcher = Dispatcher.of(IndexRanges.of(1_000_000), Schedule.dynamic(), 2);

    assertThat(dispatcher.next(0)).containsExactly(new IndexRange(0, 1));
    dispatcher.finished(0, 1, 0.1);
    assertThat(dispatcher.next(0)).containsExactly(new IndexRange(1, 5));
  }

  @Test
  void handsOutABillionIndexesInFewChunks() {
    Dispatcher dispatcher = Dispatcher.of(IndexRanges.of(1_000_000_000), Schedule.dynamic(), 4);
    long chunks = 0;
    for (List<IndexRange> chunk = dispatcher.next(0);
        !chunk.isEmpty();
        chunk = dispatcher.next(0)) {
      long count = chunk.getFirst().count();
      dispatcher.finished(0, count, count * 1e-9);
      chunks++;
    }

    assertThat(chunks).isLessThan(300);
  }

  @Test
  void refusesEmptyChunks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.fixed(0))
        .withMessage("chunk is 0, want at least 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Schedule.dynamic(-1));
  }
}
