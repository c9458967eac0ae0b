package dev.sweep.run;

import dev.sweep.parallel.StopSignal;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stops a run after too many points without result.
 *
 * <p>They are counted twice, and the larger count decides: when the sink takes them, which is at
 * once, and when it commits them, by which time it may have found more that it could not store.
 */
final class FailFast {
  private final long limit;
  private final StopSignal stop;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong committed = new AtomicLong();

  /**
   * @param limit after how many to stop; 0 for never
   */
  FailFast(long limit, StopSignal stop) {
    this.limit = limit;
    this.stop = stop;
  }

  /** Takes note of points that the sink has taken. */
  void taken(PointCounts more) {
    stopAtLimit(taken.addAndGet(more.withoutResult()));
  }

  /** Takes note of points that the sink has committed. */
  void committed(PointCounts more) {
    stopAtLimit(committed.addAndGet(more.withoutResult()));
  }

  private void stopAtLimit(long withoutResult) {
    if (limit > 0 && withoutResult >= limit) {
      stop.request();
    }
  }
}
