package dev.sweep.run;

import dev.sweep.plan.Plan;

/** Keeps count of a run's progress. Safe for use by many threads. */
final class ProgressMeter {
  private final long total;
  private final long doneBefore;
  private final long startNanos;
  private final RateMeter rate = new RateMeter();
  private PointCounts counts = PointCounts.NONE;
  private long lastNanos;

  ProgressMeter(long total, long doneBefore, long startNanos) {
    this.total = total;
    this.doneBefore = doneBefore;
    this.startNanos = startNanos;
    this.lastNanos = startNanos;
  }

  static ProgressMeter started(Plan plan, long nanos) {
    long total = plan.design().size();
    return new ProgressMeter(total, total - plan.pending().count(), nanos);
  }

  /** Adds points that have become durable at {@code nanos}, and returns how far the run is. */
  synchronized Progress committed(PointCounts more, long nanos) {
    counts = counts.plus(more);
    double pointsPerSecond = rate.add(more.total(), (nanos - lastNanos) * 1e-9);
    lastNanos = nanos;
    return new Progress(total, doneBefore, counts, (nanos - startNanos) * 1e-9, pointsPerSecond);
  }
}
