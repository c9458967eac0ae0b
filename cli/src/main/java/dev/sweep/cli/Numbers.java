package dev.sweep.cli;

import java.util.Locale;

/** Shows people numbers. */
final class Numbers {
  private Numbers() {}

  /** Returns the fewest digits that tell the number from all others, such as {@code 1e-9}. */
  static String exact(double value) {
    String text = Double.toString(value).replace(".0E", "e").replace('E', 'e');
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Returns the number to three digits. */
  static String roughly(double value) {
    return Double.isFinite(value)
        ? exact(Double.parseDouble(String.format(Locale.ROOT, "%.2e", value)))
        : exact(value);
  }
}
