package dev.sweep.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads durations such as {@code 500ms}, {@code 30s}, {@code 1.5m}, {@code 2h}. */
record DurationReader(Faults faults) {
  private static final double LONGEST_MILLIS = 1e15;

  /** Returns the positive duration; null after noting a fault. */
  @Nullable Duration read(Node node, String what) {
    if (node instanceof Node.Scalar scalar) {
      double millis = millis(scalar.text());
      if (millis >= 1 && millis <= LONGEST_MILLIS) {
        return Duration.ofMillis(Math.round(millis));
      }
    }
    faults.add(
        node.position(),
        what + " must be a positive time such as 500ms, 30s, 10m or 2h, not " + node.described());
    return null;
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
