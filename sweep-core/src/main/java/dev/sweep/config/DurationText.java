package dev.sweep.config;

import java.time.Duration;
import java.util.Optional;

/** Durations as users write them, such as {@code 500ms}, {@code 30s}, {@code 1.5m}, {@code 2h}. */
public final class DurationText {
  private static final double LONGEST_MILLIS = 1e15;

  private DurationText() {}

  /** Returns the positive duration that {@code text} says; empty if it says none. */
  public static Optional<Duration> parse(String text) {
    double millis = millis(text);
    return millis >= 1 && millis <= LONGEST_MILLIS
        ? Optional.of(Duration.ofMillis(Math.round(millis)))
        : Optional.empty();
  }

  private static double millis(String text) {
    int end = 0;
    while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return number(text.substring(0, end)) * unitMillis(text.substring(end).strip());
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static double number(String digits) {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  private static double unitMillis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> Double.NaN;
    };
  }
}
