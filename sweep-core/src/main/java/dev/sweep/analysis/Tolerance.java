package dev.sweep.analysis;

/**
 * How far a number may be from its base: {@code atol + rtol * |base|}.
 *
 * <p>The rule is that of {@code numpy.isclose}, except that NaN equals NaN. An infinite number
 * equals only itself.
 *
 * @param rtol at least 0, finite
 * @param atol at least 0, finite
 */
public record Tolerance(double rtol, double atol) {

  /** What holds if nothing is said: as tight as rounding in another order asks for. */
  public static final Tolerance DEFAULT = new Tolerance(1e-9, 0);

  public Tolerance {
    check("rtol", rtol);
    check("atol", atol);
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; wanted a finite number of at least 0");
    }
  }

  /** Returns whether {@code value} is close enough to {@code base}. */
  public boolean accepts(double base, double value) {
    if (base == value || (Double.isNaN(base) && Double.isNaN(value))) {
      return true;
    }
    // What is infinite would be near anything infinite; NaN compares as false.
    return Double.isFinite(base)
        && Double.isFinite(value)
        && Math.abs(value - base) <= atol + rtol * Math.abs(base);
  }

  /**
   * Returns how many times the tolerance {@code value} is off {@code base}: more than 1 if it is
   * not accepted, infinite if there is no tolerance or no difference in numbers.
   */
  public double excess(double base, double value) {
    double times = Math.abs(value - base) / (atol + rtol * Math.abs(base));
    return Double.isNaN(times) ? Double.POSITIVE_INFINITY : times;
  }
}
