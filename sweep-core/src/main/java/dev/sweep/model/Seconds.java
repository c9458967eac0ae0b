package dev.sweep.model;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes durations as a user would. */
final class Seconds {
  private Seconds() {}

  /** Returns {@code duration} in seconds, such as {@code 2.5 s}; null is {@code any time}. */
  static String text(@Nullable Duration duration) {
    if (duration == null) {
      return "any time";
    }
    BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }
}
