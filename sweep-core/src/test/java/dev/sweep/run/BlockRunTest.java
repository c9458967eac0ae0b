package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Worker;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Points 100 to 107 of a sweep over x, whose values are their numbers. */
final class BlockRunTest {
  private static final int FIRST = 100;
  private static final int COUNT = 8;

  private final Outcomes outcomes = new Outcomes(FIRST, COUNT);
  private final double[] q = new double[COUNT];
  private final List<IndexRange> ranges = new ArrayList<>();
  private final MemorySink sink = new MemorySink(FIRST + COUNT);
  private final BlockRun block =
      new BlockRun(points(), outcomes, new ToSink(), new Curfew(Deadline.NONE));

  @Test
  void handsOnEachPointOnceAndWithItsOwnValues() throws Exception {
    outcomes.columns().add(new OutputColumn.Numbers("q", new int[0], q));
    settle(Status.OK, 0, 1, 4);
    block.handOn();
    block.handOn();
    settle(Status.OK, 2, 5);
    block.handOn();
    settle(Status.OK, 3, 6, 7);
    block.handOn();
    assertThat(ranges)
        .containsExactly(
            range(0, 2), range(4, 1), range(2, 1), range(5, 1), range(3, 1), range(6, 2));
    assertThat(block.handedOn()).isEqualTo(IndexRanges.of(range(0, COUNT)));
    for (int row = 0; row < COUNT; row++) {
      assertThat(sink.x()[FIRST + row]).isEqualTo(FIRST + row);
      assertThat(sink.q()[FIRST + row]).isEqualTo(-row);
    }
  }

  @Test
  void handsOnAFailureWithItsPointAlone() throws Exception {
    settle(Status.FAILED, 0, 5);
    outcomes.failures().add(new PointFailure(FIRST + 5, 1, "exit", "five", ""));
    block.handOn();
    assertThat(ranges).containsExactly(range(0, 1), range(5, 1));
    assertThat(sink.failures()).extracting(PointFailure::point).containsExactly(FIRST + 5L);
  }

  @Test
  void leavesExcludedPointsBehindAPendingOneUnlessTheyAreBesideAComputedOne() throws Exception {
    settle(Status.EXCLUDED, 0, 2, 4, 6);
    block.handOn();
    assertThat(ranges).containsExactly(range(0, 1));
    settle(Status.OK, 3);
    block.handOn();
    assertThat(ranges).containsExactly(range(0, 1), range(2, 3));
  }

  @Test
  void handsOnAWholeBlockAsItIs() throws Exception {
    settle(Status.OK, 0, 1, 2, 3, 4, 5, 6, 7);
    block.handOn();
    assertThat(ranges).containsExactly(range(0, COUNT));
  }

  private void settle(Status status, int... rows) {
    for (int row : rows) {
      q[row] = -row;
      outcomes.status()[row] = status.code();
    }
  }

  private static IndexRange range(int row, int count) {
    return new IndexRange(FIRST + row, count);
  }

  private static PointBlock points() {
    double[] x = new double[COUNT];
    for (int row = 0; row < COUNT; row++) {
      x[row] = FIRST + row;
    }
    return new PointBlock(FIRST, COUNT, List.of(), new double[][] {x});
  }

  private final class ToSink implements Worker.Emitter<BlockResult> {
    @Override
    @SuppressWarnings("NullAway") // The points are at hand, so no design is asked for them.
    public void emit(IndexRange done, BlockResult result) throws IOException {
      ranges.add(done);
      sink.accept(0, result.points(null), result.outcomes(), 0);
    }

    @Override
    public boolean stopRequested() {
      return false;
    }
  }
}
