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
    if (tooManyFailures(PointCounts.of(outcomes))) {
      stop.request();
    }
  }

  synchronized PointCounts counts() {
    return counts;
  }

  private synchronized boolean tooManyFailures(PointCounts more) {
    counts = counts.plus(more);
    return failFast > 0 && counts.withoutResult() >= failFast;
  }
}
