package dev.sweep.run;

import dev.sweep.model.Outcomes;

/** Counts what the sink has taken. Safe for use by many threads. */
final class RunTally {
  private PointCounts counts = PointCounts.NONE;

  synchronized void add(Outcomes outcomes) {
    counts = counts.plus(PointCounts.of(outcomes));
  }

  synchronized PointCounts counts() {
    return counts;
  }
}
