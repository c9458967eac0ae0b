package dev.sweep.space;

/**
 * Numbers of constant ratio between two ends of one sign, both included and exact.
 *
 * <p>Between powers of ten the exponents are spaced, which meets the powers of ten in between
 * exactly. Elsewhere a power of the ratio of the ends is taken, which is right to about two units
 * in the last place; spaced logarithms would lose more, the larger they are.
 */
final class GeometricAxis implements Axis {
  private final double start;
  private final double stop;
  private final long size;
  private final LinearAxis exponents;

  GeometricAxis(double start, double stop, long size) {
    if (!(start * Math.signum(stop) > 0)) {
      throw new IllegalArgumentException("no constant ratio between " + start + " and " + stop);
    }
    this.start = start;
    this.stop = stop;
    this.size = size;
    this.exponents =
        new LinearAxis(
            PowersOfTen.wholeExponent(Math.abs(start)),
            PowersOfTen.wholeExponent(Math.abs(stop)),
            size);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public double value(long index) {
    if (index == 0) {
      return start;
    }
    return index == size - 1 ? stop : inner(index);
  }

  private double inner(long index) {
    double exponent = exponents.value(index);
    return Double.isNaN(exponent) ? ofRatio(index) : Math.copySign(PowersOfTen.of(exponent), start);
  }

  private double ofRatio(long index) {
    double gaps = size - 1;
    double share = index / gaps;
    double ratio = stop / start;
    if (ratio == 0 || Double.isInfinite(ratio)) {
      double magnitude =
          StrictMath.pow(Math.abs(start), 1 - share) * StrictMath.pow(Math.abs(stop), share);
      return Math.copySign(magnitude, start);
    }
    // What rounding took from the share would be magnified by the logarithm of the ratio.
    double lost = Math.fma(-share, gaps, (double) index) / gaps;
    double power = StrictMath.pow(ratio, share);
    return start * (power + power * lost * StrictMath.log(ratio));
  }
}
