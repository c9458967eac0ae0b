package dev.sweep.cli;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;

/** Says how long something takes, for people. */
final class Durations {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private Durations() {}

  /**
   * Returns for example {@code 0.21 s}, {@code 4 min 10 s}, {@code 3 h 20 min}, {@code 2 d 4 h}.
   */
  static String inWords(double seconds) {
    if (seconds < MINUTE) {
      int digits = seconds < 10 ? 2 : 0;
      return BigDecimal.valueOf(seconds).setScale(digits, HALF_UP).toPlainString() + " s";
    }
    long whole = Math.round(seconds);
    if (whole < HOUR) {
      return whole / MINUTE + " min " + whole % MINUTE + " s";
    }
    if (whole < DAY) {
      return whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }
    return whole / DAY + " d " + whole % DAY / HOUR + " h";
  }
}
