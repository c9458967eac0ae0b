package dev.sweep.model;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes durations as a user would. */
final class Seconds {
  private Seconds() {}

  /** Returns {@code duration} in seconds, such as {@code 2.5 s} or {@code 600 s}. */
  static String text(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }
}
