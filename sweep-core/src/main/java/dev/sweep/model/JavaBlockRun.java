package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The points of one block, computed on a model's own thread while the worker's thread watches.
 *
 * <p>The model's thread calls {@link #run()}, the worker's thread {@link #watch()} every few
 * milliseconds. A point, or a batch of points, that takes too long, or that runs when the sweep is
 * stopped, is interrupted once. If it has not ended a grace period later, it is given up: from then
 * on the model's thread records nothing any more, and its model must not be used again. All of this
 * is decided under the lock of this object, so that an interrupt never hits a point it was not
 * meant for.
 *
 * <p>A point that fails is tried once more, on another instance. A batch that fails is no try at
 * its points, which are tried one by one instead.
 */
final class JavaBlockRun {
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final ModelInstance instance;
  private final UserCall call;
  private final Batches batches;
  private final PointBlock points;
  private final Outcomes outcomes;
  private final OutcomeRecorder recorder;
  private final BlockModel.StopSignal stop;
  private final @Nullable Duration timeout;

  // guarded by this
  private @Nullable Thread running;
  private int[] rows = {};
  private boolean isBuilt;
  private long startNanos;
  private @Nullable PointResult interruptResult;
  private long interruptNanos;
  private boolean givenUp;

  JavaBlockRun(
      ModelInstance instance,
      JavaSpec spec,
      PointBlock points,
      Batches batches,
      Outcomes outcomes,
      OutcomeRecorder recorder,
      BlockModel.StopSignal stop) {
    this.instance = instance;
    this.call = new UserCall(instance, points, spec.outputs());
    this.batches = batches;
    this.points = points;
    this.outcomes = outcomes;
    this.recorder = recorder;
    this.stop = stop;
    this.timeout = spec.limits().timeout();
  }

  /**
   * Computes the rows that are pending, until told to stop or to pause.
   *
   * @return null, as a {@link java.util.concurrent.Callable} does
   * @throws ModelException if the model cannot be built again
   */
  @Nullable Void run() throws ModelException {
    int[] batch = batches.from(0, points.count());
    while (batch.length > 0 && settled(batch)) {
      batch = batches.from(batch[batch.length - 1] + 1, points.count());
    }
    return null;
  }

  /** Tries a batch, then one by one those it left open; returns false if told to end. */
  private boolean settled(int[] batch) throws ModelException {
    if (!begin(batch)) {
      return false;
    }
    for (int row : tried(batch)) {
      int[] alone = {row};
      do {
        if (!begin(alone)) {
          return false;
        }
      } while (tried(alone).length > 0);
    }
    return true;
  }

  /**
   * Interrupts the point that is running if it must end.
   *
   * @return whether the model was given up, because it did not heed an interrupt
   */
  synchronized boolean watch() {
    Thread thread = running;
    if (thread == null) {
      return false;
    }
    long now = System.nanoTime();
    if (interruptResult == null) {
      interruptResult = reasonToInterrupt(now);
      if (interruptResult != null) {
        interruptNanos = now;
        thread.interrupt();
      }
    } else if (now - interruptNanos > GRACE_NANOS) {
      giveUp(interruptResult, now);
    }
    return givenUp;
  }

  private synchronized boolean begin(int[] next) {
    if (givenUp || isToEnd(next[0])) {
      return false;
    }
    running = Thread.currentThread();
    rows = next;
    isBuilt = instance.isOpen();
    interruptResult = null;
    startNanos = System.nanoTime();
    return true;
  }

  private boolean isToEnd(int next) {
    return recorder.isToBeRetried(next) ? stop.stopRequested() : stop.pauseRequested();
  }

  /** Tries the rows that were begun; returns those that need a further try. */
  private int[] tried(int[] begun) throws ModelException {
    if (!instance.isOpen() && !opened()) {
      return finish(same(new PointResult.BrokenOff()));
    }
    return finish(call.of(begun));
  }

  /** Builds an instance; returns false if that was interrupted. */
  private boolean opened() throws ModelException {
    try {
      instance.open();
      built();
      return true;
    } catch (ModelException broken) {
      if (wasInterrupted()) {
        return false;
      }
      throw broken;
    }
  }

  private synchronized boolean wasInterrupted() {
    return interruptResult != null;
  }

  /** Building does not count as time of the point. */
  private synchronized void built() {
    isBuilt = true;
    startNanos = System.nanoTime();
  }

  private synchronized int[] finish(List<PointResult> results) {
    long now = System.nanoTime();
    running = null;
    if (givenUp) {
      return new int[0];
    }
    boolean interrupted = Thread.interrupted();
    PointResult kept = interruptResult;
    if (kept == null && interrupted && stop.stopRequested()) {
      kept = new PointResult.BrokenOff();
    }
    List<PointResult> settled = kept == null ? results : same(kept);
    if (isFailedBatch(settled.getFirst())) {
      instance.failed();
      batches.separate(rows);
      return rows;
    }
    return IntStream.range(0, rows.length)
        .filter(i -> !isRecorded(rows[i], settled.get(i), secondsEach(now)))
        .map(i -> rows[i])
        .toArray();
  }

  private List<PointResult> same(PointResult result) {
    return Collections.nCopies(rows.length, result);
  }

  /** Returns whether nobody can say which point of a batch is to blame. */
  private boolean isFailedBatch(PointResult first) {
    return rows.length > 1 && first instanceof PointResult.Failed;
  }

  private double secondsEach(long now) {
    return (now - startNanos) * 1e-9 / rows.length;
  }

  /** Records what came of a row, for itself and for the instance; returns false to try it again. */
  private boolean isRecorded(int row, PointResult result, double seconds) {
    boolean onceMore =
        instance.isReplaced()
            && !PointResult.isTimeout(result)
            && !(result instanceof PointResult.Refused);
    boolean done = recorder.record(row, result, seconds, onceMore ? 2 : 0);
    tell(row, result);
    return done;
  }

  /** Lets the instance know how the point in {@code row} ended. */
  private void tell(int row, PointResult result) {
    Status status = outcomes.statusOf(row);
    switch (result) {
      case PointResult.Computed(Outputs outputs) when status == Status.OK ->
          instance.computed(points, row, outputs);
      case PointResult.Computed _ when !recorder.isToBeRetried(row) && status == Status.PENDING -> {
        // it is to be computed again, as the first of a smaller block
      }
      case PointResult.Hopeless _, PointResult.Refused _ -> {}
      case PointResult.Computed _, PointResult.Failed _, PointResult.BrokenOff _ ->
          instance.failed();
    }
  }

  /** Another model takes over, and tries the points again that are not settled. */
  private void giveUp(PointResult result, long now) {
    givenUp = true;
    if (isFailedBatch(result)) {
      batches.separate(rows);
    } else {
      for (int row : rows) {
        boolean _ = recorder.record(row, result, secondsEach(now));
      }
    }
  }

  private @Nullable PointResult reasonToInterrupt(long now) {
    if (stop.stopRequested()) {
      return new PointResult.BrokenOff();
    }
    if (timeout != null && isBuilt && (now - startNanos) / rows.length > timeout.toNanos()) {
      return new PointResult.Failed(
          Status.TIMED_OUT, "timeout", "no end within " + Seconds.text(timeout), "");
    }
    return null;
  }
}
