package dev.sweep.results;

/** How many points have each status. */
public record StatusCounts(long pending, long ok, long failed, long timedOut, long excluded) {
  static final StatusCounts NONE = new StatusCounts(0, 0, 0, 0, 0);

  /** Returns how many points there are. */
  public long total() {
    return pending + done();
  }

  /** Returns how many points are not pending. */
  public long done() {
    return ok + failed + timedOut + excluded;
  }
}
