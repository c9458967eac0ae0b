package dev.sweep.space;

/** The whole numbers from {@code min} to {@code max}, both included, all alike. */
record IntUniformDistribution(long min, long max) implements Distribution {

  IntUniformDistribution {
    if (min > max) {
      throw new IllegalArgumentException("no whole numbers from " + min + " to " + max);
    }
  }

  @Override
  public double quantile(double u) {
    double count = (double) (max - min) + 1;
    return Math.min(min + Math.floor(u * count), (double) max);
  }
}
