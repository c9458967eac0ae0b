package dev.sweep.run;

import dev.sweep.model.Outcomes;
import dev.sweep.model.Status;
import dev.sweep.model.StatusCodes;

/** How many points ended how. */
public record PointCounts(long ok, long failed, long timedOut, long excluded) {
  /** No points. */
  public static final PointCounts NONE = new PointCounts(0, 0, 0, 0);

  /** Counts the rows of {@code outcomes} that are not pending. */
  static PointCounts of(Outcomes outcomes) {
    long[] counts = StatusCodes.counts(outcomes.status());
    return new PointCounts(
        counts[Status.OK.code()],
        counts[Status.FAILED.code()],
        counts[Status.TIMED_OUT.code()],
        counts[Status.EXCLUDED.code()]);
  }

  /** Returns how many points that is in all. */
  public long total() {
    return ok + failed + timedOut + excluded;
  }

  /** Returns how many points have no result although they were tried. */
  public long withoutResult() {
    return failed + timedOut;
  }

  /** Returns these and those. */
  public PointCounts plus(PointCounts other) {
    return new PointCounts(
        ok + other.ok, failed + other.failed, timedOut + other.timedOut, excluded + other.excluded);
  }
}
