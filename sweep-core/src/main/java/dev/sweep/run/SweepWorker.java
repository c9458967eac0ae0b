package dev.sweep.run;

import dev.sweep.model.BlockModel;
import dev.sweep.model.Outcomes;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Worker;
import dev.sweep.plan.Filter;
import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;
import org.jspecify.annotations.Nullable;

/**
 * Takes ranges of points through a model, block by block.
 *
 * <p>Finished points are handed on after each block. A block of slow points is left as soon as it
 * has taken a fifth of a second, and while one of them goes on {@link BlockRun} hands on the
 * others, so that they are never held back for long. What may not be begun any more is left out.
 */
final class SweepWorker implements Worker<BlockResult> {
  private final BlockModel model;
  private final Filter.@Nullable Tester filter;
  private final Curfew curfew;
  private final PointBuffer buffer;
  private final BlockSize blockSize;

  private SweepWorker(Plan plan, BlockModel model, int preferredBlock, Curfew curfew) {
    this.model = model;
    this.curfew = curfew;
    this.filter = plan.filter() == null ? null : plan.filter().tester();
    this.buffer = new PointBuffer(plan.design());
    this.blockSize = new BlockSize(preferredBlock);
  }

  /** Opens worker {@code number} with a model of its own. */
  static SweepWorker open(Plan plan, BlockModel.Factory models, int number, Curfew curfew)
      throws Exception {
    return new SweepWorker(plan, models.open(number), models.preferredBlock(), curfew);
  }

  @Override
  public void run(IndexRange range, Emitter<BlockResult> emitter) throws Exception {
    IndexRanges left = IndexRanges.of(range);
    while (!left.isEmpty() && !emitter.stopRequested()) {
      if (!curfew.mayBegin()) {
        leaveOut(left, emitter);
        return;
      }
      IndexRange first = left.ranges().getFirst();
      int count = (int) Math.min(blockSize.next(), first.count());
      left = left.minus(runBlock(buffer.fill(first.first(), count), emitter));
    }
  }

  @Override
  public void close() {
    model.close();
  }

  private static void leaveOut(IndexRanges left, Emitter<BlockResult> emitter) throws Exception {
    for (IndexRange range : left.ranges()) {
      emitter.emit(range, BlockResult.leftOut(range.first()));
    }
  }

  /** Returns the points that were finished and emitted. */
  private IndexRanges runBlock(PointBlock points, Emitter<BlockResult> emitter) throws Exception {
    Outcomes outcomes = new Outcomes(points.first(), points.count());
    BlockRun block = new BlockRun(points, outcomes, emitter, curfew);
    exclude(points, outcomes);
    model.evaluate(points, outcomes, block);
    block.handOn();
    curfew.took(outcomes);
    IndexRanges done = block.handedOn();
    blockSize.finished((int) done.count(), points.count(), outcomes.outputBytes());
    return done;
  }

  private void exclude(PointBlock points, Outcomes outcomes) {
    if (filter == null) {
      return;
    }
    boolean[] included = filter.test(points);
    for (int row = 0; row < included.length; row++) {
      if (!included[row]) {
        outcomes.status()[row] = Status.EXCLUDED.code();
      }
    }
  }
}
