package dev.sweep.space;

/**
 * All numbers of an interval alike.
 *
 * @param max returned for 1 only
 */
record UniformDistribution(double min, double max) implements Distribution {

  UniformDistribution {
    if (!(min < max)) {
      throw new IllegalArgumentException("no uniform distribution from " + min + " to " + max);
    }
  }

  @Override
  public double quantile(double u) {
    if (u >= 1) {
      return max;
    }
    double width = max - min;
    double value = Double.isInfinite(width) ? min * (1 - u) + max * u : min + u * width;
    // Rounding can reach max.
    return Math.min(value, Math.nextDown(max));
  }
}
