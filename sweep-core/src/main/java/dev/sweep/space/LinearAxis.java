package dev.sweep.space;

/**
 * Evenly spaced numbers with both ends included, rounded as numpy's {@code linspace} rounds them.
 *
 * @param size how many; one alone is {@code start}
 */
record LinearAxis(double start, double stop, long size) implements Axis {

  @Override
  public double value(long index) {
    if (index == 0) {
      return start;
    }
    return index == size - 1 ? stop : inner(index);
  }

  /** Returns the distance between neighbours; 0 for a single value. */
  double step() {
    return size == 1 ? 0 : (stop - start) / (size - 1);
  }

  private double inner(long index) {
    double step = step();
    double share = (double) index / (size - 1);
    if (Double.isInfinite(step)) {
      return start * (1 - share) + stop * share;
    }
    return step == 0 ? start + share * (stop - start) : start + index * step;
  }
}
