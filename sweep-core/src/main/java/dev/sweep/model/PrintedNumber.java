package dev.sweep.model;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers as C, Python, Java and Fortran print them. */
final class PrintedNumber {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
  private static final Pattern DECIMAL =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(?:[eEdD]([+-]?\\d+))?");
  private static final Pattern SPECIAL =
      Pattern.compile("([+-]?)(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  private PrintedNumber() {}

  /**
   * Returns the number that {@code text} is, or null if it is none; a whole number that would lose
   * digits as a Double is a BigInteger.
   */
  static @Nullable Number parseOrNull(String text) {
    String stripped = text.strip();
    if (WHOLE.matcher(stripped).matches()) {
      BigInteger whole = new BigInteger(stripped);
      return WholeNumber.losesDigits(whole) ? whole : (Number) Double.valueOf(stripped);
    }
    Matcher decimal = DECIMAL.matcher(stripped);
    if (decimal.matches()) {
      String exponent = decimal.group(2);
      return Double.valueOf(decimal.group(1) + (exponent == null ? "" : "e" + exponent));
    }
    Matcher special = SPECIAL.matcher(stripped);
    return special.matches() ? special(special) : null;
  }

  private static double special(Matcher special) {
    if (special.group(2).equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    return special.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
