package dev.sweep.run;

import dev.sweep.model.Outcomes;

/**
 * Says whether a point may still be begun: not if it is unlikely to end before the deadline, as
 * long as points have taken so far. Safe for use by many threads; one for each process of a run.
 */
final class Curfew {
  private static final double MILLIS = 1e3;

  private final Deadline deadline;
  private final LikelyDuration durations = new LikelyDuration();

  Curfew(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Returns whether a point may be begun now. */
  boolean mayBegin() {
    return !deadline.exists() || deadline.millisLeft() >= durations.seconds() * MILLIS;
  }

  /** Takes note of finished points. */
  void took(Outcomes outcomes) {
    if (!deadline.exists()) {
      return;
    }
    for (int row = 0; row < outcomes.count(); row++) {
      switch (outcomes.statusOf(row)) {
        case OK, FAILED, TIMED_OUT -> durations.add(outcomes.seconds()[row]);
        case PENDING, EXCLUDED -> {}
      }
    }
  }

  /** Returns how long points are likely to take at most; 0 as long as none has finished. */
  double likelySeconds() {
    return durations.seconds();
  }
}
