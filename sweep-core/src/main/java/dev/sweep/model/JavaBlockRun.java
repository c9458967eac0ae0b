package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The points of one block, computed on a model's own thread while the worker's thread watches.
 *
 * <p>The model's thread calls {@link #run()}, the worker's thread {@link #watch()} every few
 * milliseconds. A point that takes too long, or that runs when the sweep is stopped, is interrupted
 * once. If it has not ended a grace period later, it is given up: from then on the model's thread
 * records nothing any more, and its model must not be used again. All of this is decided under the
 * lock of this object, so that an interrupt never hits a point it was not meant for.
 *
 * <p>A point that fails on an instance that others have used is tried once more, on another one.
 */
final class JavaBlockRun {
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final ModelInstance instance;
  private final PointBlock points;
  private final Outcomes outcomes;
  private final OutcomeRecorder recorder;
  private final BlockModel.StopSignal stop;
  private final @Nullable Duration timeout;

  // guarded by this
  private @Nullable Thread running;
  private int row;
  private boolean isBuilt;
  private long startNanos;
  private @Nullable PointResult interruptResult;
  private long interruptNanos;
  private boolean givenUp;

  JavaBlockRun(
      ModelInstance instance,
      PointBlock points,
      Outcomes outcomes,
      OutcomeRecorder recorder,
      BlockModel.StopSignal stop,
      @Nullable Duration timeout) {
    this.instance = instance;
    this.points = points;
    this.outcomes = outcomes;
    this.recorder = recorder;
    this.stop = stop;
    this.timeout = timeout;
  }

  /**
   * Computes the rows that are pending, until told to stop or to pause.
   *
   * @return null, as a {@link java.util.concurrent.Callable} does
   * @throws ModelException if the model cannot be built again
   */
  @Nullable Void run() throws ModelException {
    for (int next = 0; next < points.count(); next++) {
      if (outcomes.statusOf(next) == Status.PENDING) {
        Point point = Point.of(points, next);
        do {
          if (!begin(next)) {
            return null;
          }
        } while (!tried(point));
      }
    }
    return null;
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

  private synchronized boolean begin(int next) {
    if (givenUp || isToEnd(next)) {
      return false;
    }
    running = Thread.currentThread();
    row = next;
    isBuilt = instance.isOpen();
    interruptResult = null;
    startNanos = System.nanoTime();
    return true;
  }

  private boolean isToEnd(int next) {
    return recorder.isToBeRetried(next) ? stop.stopRequested() : stop.pauseRequested();
  }

  /** Tries the point that was begun; returns whether it needs no further try. */
  private boolean tried(Point point) throws ModelException {
    if (!instance.isOpen() && !opened()) {
      return finish(point, new PointResult.BrokenOff(), false);
    }
    boolean wasUsed = instance.isUsed();
    return finish(point, call(point), wasUsed);
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

  private synchronized boolean finish(Point point, PointResult result, boolean wasUsed) {
    long now = System.nanoTime();
    running = null;
    if (givenUp) {
      return true;
    }
    boolean interrupted = Thread.interrupted();
    PointResult kept = interruptResult;
    if (kept == null && interrupted && stop.stopRequested()) {
      kept = new PointResult.BrokenOff();
    }
    PointResult settled = kept == null ? result : kept;
    boolean onceMore = wasUsed && !PointResult.isTimeout(settled);
    int mostTries = onceMore ? recorder.attempts(row) + 2 : 0;
    boolean done = recorder.record(row, settled, (now - startNanos) * 1e-9, mostTries);
    tell(instance, point, settled);
    return done;
  }

  /** Lets the instance know how the point in {@link #row} ended. */
  private void tell(ModelInstance told, Point point, PointResult result) {
    boolean ok = outcomes.statusOf(row) == Status.OK;
    switch (result) {
      case PointResult.Computed(Outputs outputs) when ok -> told.computed(point, outputs);
      case PointResult.Computed _ when !recorder.isToBeRetried(row) && isPending() -> {
        // it is to be computed again, as the first of a smaller block
      }
      case PointResult.Hopeless _ -> {}
      case PointResult.Computed _, PointResult.Failed _, PointResult.BrokenOff _ -> told.failed();
    }
  }

  private boolean isPending() {
    return outcomes.statusOf(row) == Status.PENDING;
  }

  /** Another model takes over, and tries the point again if it is not settled. */
  private void giveUp(PointResult result, long now) {
    givenUp = true;
    boolean _ = recorder.record(row, result, (now - startNanos) * 1e-9);
  }

  private @Nullable PointResult reasonToInterrupt(long now) {
    if (stop.stopRequested()) {
      return new PointResult.BrokenOff();
    }
    if (timeout != null && isBuilt && now - startNanos > timeout.toNanos()) {
      return new PointResult.Failed(
          Status.TIMED_OUT, "timeout", "no end within " + Seconds.text(timeout), "");
    }
    return null;
  }

  private PointResult call(Point point) {
    Outputs outputs = new Outputs();
    try {
      Model model = instance.initialized();
      Optional<String> obstacle = model.probe(point);
      if (obstacle.isPresent()) {
        return new PointResult.Hopeless(OneLine.of(obstacle.get()));
      }
      instance.begun();
      model.evaluate(instance.previous().map(point::after).orElse(point), outputs);
      return new PointResult.Computed(outputs);
    } catch (StackOverflowError thrown) {
      return failure(thrown);
    } catch (VirtualMachineError thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      return failure(thrown);
    }
  }

  private static PointResult failure(Throwable thrown) {
    return new PointResult.Failed(
        Status.FAILED, "exception", OneLine.of(thrown), UserStackTrace.of(thrown));
  }
}
