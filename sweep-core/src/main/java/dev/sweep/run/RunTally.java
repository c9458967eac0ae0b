package dev.sweep.run;

/** Counts what the sink has taken. Safe for use by many threads. */
final class RunTally {
  private PointCounts counts = PointCounts.NONE;

  synchronized void add(PointCounts more) {
    counts = counts.plus(more);
  }

  synchronized PointCounts counts() {
    return counts;
  }
}
