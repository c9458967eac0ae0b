package dev.sweep.parallel.view;

/**
 * How many tasks an engine is given ahead: about ten milliseconds' worth, so that it never waits
 * for the next, and what it is given is soon done.
 */
final class Pace {
  private static final double AHEAD_NANOS = 10e6;
  private static final int LEAST = 2;
  private static final int MOST = 512;
  private static final double NEW_SHARE = 0.2;

  private double meanNanos = AHEAD_NANOS;

  /** Takes note of how long a task took. */
  void measured(long nanos) {
    meanNanos += NEW_SHARE * (nanos - meanNanos);
  }

  /** Returns how many may be outstanding. */
  int ahead() {
    return (int) Math.clamp(AHEAD_NANOS / Math.max(meanNanos, 1), LEAST, MOST);
  }
}
