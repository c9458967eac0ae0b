package dev.sweep.run;

import dev.sweep.parallel.StopSignal;
import java.util.concurrent.atomic.AtomicLong;

/** Stops a run after too many points without result. */
final class FailFast {
  private final long limit;
  private final StopSignal stop;
  private final AtomicLong withoutResult = new AtomicLong();

  /**
   * @param limit after how many to stop; 0 for never
   */
  FailFast(long limit, StopSignal stop) {
    this.limit = limit;
    this.stop = stop;
  }

  /** Takes note of {@code more} points without result. */
  void add(long more) {
    if (limit > 0 && withoutResult.addAndGet(more) >= limit) {
      stop.request();
    }
  }
}
