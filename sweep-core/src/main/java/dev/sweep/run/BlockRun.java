package dev.sweep.run;

import dev.sweep.model.BlockModel;
import dev.sweep.model.Outcomes;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.Worker;
import dev.sweep.space.PointBlock;
import java.util.concurrent.TimeUnit;

/**
 * A block while a model computes it: hands on what is finished, at the end and while a point of it
 * takes long, so that no finished point waits for another.
 *
 * <p>The worker's thread alone hands on, as its emitter wants it, and waits while the receiver
 * cannot keep up; the model may compute on another thread meanwhile. Each point is handed on once.
 */
final class BlockRun implements BlockModel.StopSignal {
  private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final PointBlock points;
  private final Outcomes outcomes;
  private final Worker.Emitter<BlockResult> emitter;
  private final Curfew curfew;
  private final long startNanos = System.nanoTime();
  private final IndexRanges.Builder handedOn = IndexRanges.builder();
  private long sinceNanos = startNanos;

  BlockRun(
      PointBlock points, Outcomes outcomes, Worker.Emitter<BlockResult> emitter, Curfew curfew) {
    this.points = points;
    this.outcomes = outcomes;
    this.emitter = emitter;
    this.curfew = curfew;
  }

  @Override
  public boolean stopRequested() {
    return emitter.stopRequested();
  }

  @Override
  public boolean pauseRequested() {
    return stopRequested() || System.nanoTime() - startNanos > HOLD_NANOS || !curfew.mayBegin();
  }

  @Override
  public void waiting() throws Exception {
    if (System.nanoTime() - sinceNanos > HOLD_NANOS) {
      handOn();
    }
  }

  @Override
  public void handOn() throws Exception {
    for (IndexRange range : outcomes.finished().minus(handedOn()).ranges()) {
      long busyNanos = System.nanoTime() - sinceNanos;
      emitter.emit(range, result(range, busyNanos * 1e-9));
      handedOn.add(range);
      sinceNanos = System.nanoTime();
    }
  }

  /** Returns the points that were handed on so far. */
  IndexRanges handedOn() {
    return handedOn.build();
  }

  private BlockResult result(IndexRange range, double busySeconds) {
    if (range.count() == points.count()) {
      return new BlockResult(points, outcomes, busySeconds);
    }
    int from = (int) (range.first() - points.first());
    int end = from + (int) range.count();
    return new BlockResult(points.rows(from, end), outcomes.rows(from, end), busySeconds);
  }
}
