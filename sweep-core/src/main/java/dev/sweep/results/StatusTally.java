package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.model.StatusCodes;

/** Counts statuses. */
final class StatusTally {
  private final long[] counts = new long[Status.values().length];

  void add(byte[] statuses) {
    long[] added = StatusCodes.counts(statuses);
    for (int code = 0; code < counts.length; code++) {
      counts[code] += added[code];
    }
  }

  /** Returns {@code counts} after so many pending points have got these statuses. */
  StatusCounts addedTo(StatusCounts counts) {
    long ok = count(Status.OK);
    long failed = count(Status.FAILED);
    long timedOut = count(Status.TIMED_OUT);
    long excluded = count(Status.EXCLUDED);
    return new StatusCounts(
        counts.pending() - ok - failed - timedOut - excluded,
        counts.ok() + ok,
        counts.failed() + failed,
        counts.timedOut() + timedOut,
        counts.excluded() + excluded);
  }

  long count(Status status) {
    return counts[status.code()];
  }
}
