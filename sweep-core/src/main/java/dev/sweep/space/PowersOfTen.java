package dev.sweep.space;

/** Powers of ten with the same bits on every machine, and exact where the exponent is whole. */
final class PowersOfTen {

  private PowersOfTen() {}

  /** Returns 10 to the power of {@code exponent}: the nearest double if that is whole. */
  static double of(double exponent) {
    if (exponent == Math.rint(exponent) && Math.abs(exponent) < 400) {
      return Double.parseDouble("1e" + (long) exponent);
    }
    return StrictMath.pow(10, exponent);
  }

  /** Returns the decimal logarithm of {@code value}, a positive number: NaN unless it is whole. */
  static double wholeExponent(double value) {
    double exponent = Math.rint(StrictMath.log10(value));
    return of(exponent) == value ? exponent : Double.NaN;
  }
}
