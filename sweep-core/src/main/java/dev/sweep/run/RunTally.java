package dev.sweep.run;

import dev.sweep.model.Outcomes;
import dev.sweep.parallel.StopSignal;

/** Counts what the sink has taken, and stops the run after too many failures. */
final class RunTally {
  private final long failFast;
  private final StopSignal stop;
  private PointCounts counts = PointCounts.NONE;

  /**
   * @param failFast after how many points without result to stop; 0 for never
   */
  RunTally(long failFast, StopSignal stop) {
    this.failFast = failFast;
    this.stop = stop;
  }

  void add(Outcomes outcomes) {
    PointCounts more = PointCounts.of(outcomes);
    if (add(more) && failFast > 0) {
      stop.request();
    }
  }

  synchronized PointCounts counts() {
    return counts;
  }

  /** Returns whether there are too many failures. */
  private synchronized boolean add(PointCounts more) {
    counts = counts.plus(more);
    return counts.withoutResult() >= failFast;
  }
}
