package dev.sweep.run;

import dev.sweep.model.BlockModel;
import dev.sweep.model.Outcomes;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.Worker;
import dev.sweep.plan.Filter;
import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes ranges of points through a model, block by block.
 *
 * <p>Finished points are handed on after each block, and a block of slow points is left as soon as
 * it has taken a fifth of a second, so that they are never held back for long.
 */
final class SweepWorker implements Worker<BlockResult> {
  private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final BlockModel model;
  private final Filter.@Nullable Tester filter;
  private final PointBuffer buffer;
  private final BlockSize blockSize;

  private SweepWorker(Plan plan, BlockModel model, int preferredBlock) {
    this.model = model;
    this.filter = plan.filter() == null ? null : plan.filter().tester();
    this.buffer = new PointBuffer(plan.design());
    this.blockSize = new BlockSize(preferredBlock);
  }

  /** Opens worker {@code number} with a model of its own. */
  static SweepWorker open(Plan plan, BlockModel.Factory models, int number) throws Exception {
    return new SweepWorker(plan, models.open(number), models.preferredBlock());
  }

  @Override
  public void run(IndexRange range, Emitter<BlockResult> emitter) throws Exception {
    long next = range.first();
    while (next < range.end() && !emitter.stopRequested()) {
      int count = (int) Math.min(blockSize.next(), range.end() - next);
      next += runBlock(buffer.fill(next, count), emitter);
    }
  }

  @Override
  public void close() {
    model.close();
  }

  /** Returns how many points, from the first on, were finished and emitted. */
  private int runBlock(PointBlock points, Emitter<BlockResult> emitter) throws Exception {
    long start = System.nanoTime();
    Outcomes outcomes = new Outcomes(points.first(), points.count());
    exclude(points, outcomes);
    model.evaluate(points, outcomes, new Hold(emitter, start));
    double seconds = (System.nanoTime() - start) * 1e-9;
    int finished = finished(outcomes);
    blockSize.finished(finished, points.count(), outcomes.outputBytes());
    if (finished == points.count()) {
      emit(points, outcomes, seconds, emitter);
    } else if (finished > 0) {
      PointBlock head =
          new PointBlock(points.first(), finished, points.parameters(), points.columns());
      emit(head, outcomes.head(finished), seconds, emitter);
    }
    return finished;
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

  private static void emit(
      PointBlock points, Outcomes outcomes, double seconds, Emitter<BlockResult> emitter)
      throws Exception {
    emitter.emit(
        new IndexRange(points.first(), points.count()), new BlockResult(points, outcomes, seconds));
  }

  private static int finished(Outcomes outcomes) {
    int row = 0;
    while (row < outcomes.count() && outcomes.status()[row] != Status.PENDING.code()) {
      row++;
    }
    return row;
  }

  /** Lets a model pause when it has held finished points for long enough. */
  private record Hold(Emitter<BlockResult> emitter, long start) implements BlockModel.StopSignal {
    @Override
    public boolean stopRequested() {
      return emitter.stopRequested();
    }

    @Override
    public boolean pauseRequested() {
      return stopRequested() || System.nanoTime() - start > HOLD_NANOS;
    }
  }
}
