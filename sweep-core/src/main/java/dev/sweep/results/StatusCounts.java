package dev.sweep.results;

/** How many points have each status. */
public record StatusCounts(long pending, long ok, long failed, long timedOut, long excluded) {
  public static final StatusCounts NONE = new StatusCounts(0, 0, 0, 0, 0);

  /** Returns how many points there are. */
  public long total() {
    return pending + done();
  }

  /** Returns the counts of these points without {@code others}, which are some of them. */
  public StatusCounts minus(StatusCounts others) {
    return new StatusCounts(
        pending - others.pending,
        ok - others.ok,
        failed - others.failed,
        timedOut - others.timedOut,
        excluded - others.excluded);
  }

  /** Returns the counts if those that failed or timed out were pending. */
  public StatusCounts withoutFailures() {
    return new StatusCounts(pending + failed + timedOut, ok, 0, 0, excluded);
  }

  /** Returns how many points these and those are, which have none in common. */
  public StatusCounts plus(StatusCounts others) {
    return new StatusCounts(
        pending + others.pending,
        ok + others.ok,
        failed + others.failed,
        timedOut + others.timedOut,
        excluded + others.excluded);
  }

  /** Returns how many points have no result although they were tried. */
  public long withoutResult() {
    return failed + timedOut;
  }

  /** Returns how many points are not pending. */
  public long done() {
    return ok + failed + timedOut + excluded;
  }
}
