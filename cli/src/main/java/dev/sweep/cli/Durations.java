package dev.sweep.cli;

/**
 * Says how long something takes, for people.
 *
 * <p>Every run ends with that. So it does without {@code BigDecimal}: to initialise that class
 * alone takes 30 ms in JDK 25, which squares numbers of 150,000 bits for it.
 */
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
      return (seconds < 10 ? withHundredths(seconds) : Long.toString(Math.round(seconds))) + " s";
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

  private static String withHundredths(double seconds) {
    long hundredths = Math.round(100 * seconds);
    long digits = hundredths % 100;
    return hundredths / 100 + (digits < 10 ? ".0" : ".") + digits;
  }
}
