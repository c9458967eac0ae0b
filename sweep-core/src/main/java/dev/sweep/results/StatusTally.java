package dev.sweep.results;

import dev.sweep.model.Status;

/** Counts statuses. */
final class StatusTally {
  private final long[] counts = new long[Status.values().length];

  void add(byte[] statuses) {
    for (byte status : statuses) {
      counts[status]++;
    }
  }

  long count(Status status) {
    return counts[status.code()];
  }
}
