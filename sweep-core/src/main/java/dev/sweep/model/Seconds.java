package dev.sweep.model;

import java.time.Duration;

/** Writes durations as a user would. */
final class Seconds {
  private Seconds() {}

  /** Returns {@code duration} in seconds, such as {@code 2.5 s} or {@code 600 s}. */
  static String text(Duration duration) {
    double seconds = duration.toNanos() * 1e-9;
    return seconds == Math.rint(seconds) ? (long) seconds + " s" : seconds + " s";
  }
}
