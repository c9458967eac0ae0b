package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.time.Duration;
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
 */
final class JavaBlockRun {
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final Model model;
  private final PointBlock points;
  private final Outcomes outcomes;
  private final OutcomeRecorder recorder;
  private final BlockModel.StopSignal stop;
  private final @Nullable Duration timeout;

  // guarded by this
  private @Nullable Thread running;
  private int row;
  private long startNanos;
  private @Nullable PointResult interruptResult;
  private long interruptNanos;
  private boolean givenUp;

  JavaBlockRun(
      Model model,
      PointBlock points,
      Outcomes outcomes,
      OutcomeRecorder recorder,
      BlockModel.StopSignal stop,
      @Nullable Duration timeout) {
    this.model = model;
    this.points = points;
    this.outcomes = outcomes;
    this.recorder = recorder;
    this.stop = stop;
    this.timeout = timeout;
  }

  /** Computes the rows that are pending, until told to stop or to pause. */
  void run() {
    for (int next = 0; next < points.count(); next++) {
      if (outcomes.statusOf(next) == Status.PENDING) {
        do {
          if (!begin(next)) {
            return;
          }
        } while (!finish(call(Point.of(points, next))));
      }
    }
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
    interruptResult = null;
    startNanos = System.nanoTime();
    return true;
  }

  private boolean isToEnd(int next) {
    return recorder.isToBeRetried(next) ? stop.stopRequested() : stop.pauseRequested();
  }

  /** Returns whether the point needs no further try. */
  private synchronized boolean finish(PointResult result) {
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
    return recorder.record(row, kept == null ? result : kept, (now - startNanos) * 1e-9);
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
    if (timeout != null && now - startNanos > timeout.toNanos()) {
      return new PointResult.Failed(
          Status.TIMED_OUT, "timeout", "no end within " + Seconds.text(timeout), "");
    }
    return null;
  }

  private PointResult call(Point point) {
    Outputs outputs = new Outputs();
    try {
      model.evaluate(point, outputs);
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
