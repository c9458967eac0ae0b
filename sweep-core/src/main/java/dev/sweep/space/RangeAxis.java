package dev.sweep.space;

/** Numbers a constant step apart. */
record RangeAxis(double start, double step, long size) implements Axis {
  private static final double ROUNDING = 4 * Math.ulp(1.0);

  /**
   * Returns {@code start, start + step, ...} up to but without {@code stop}.
   *
   * <p>A value that would equal {@code stop} but for rounding counts as {@code stop}: from 0 to 1
   * by 0.1 there are ten, and from 1 to 1.3 by 0.1 there are three.
   */
  static RangeAxis of(double start, double stop, double step) {
    return new RangeAxis(start, step, sizeOf(start, stop, step));
  }

  @Override
  public double value(long index) {
    return start + index * step;
  }

  private static long sizeOf(double start, double stop, double step) {
    double steps = (stop - start) / step;
    double nearest = Math.rint(steps);
    double tolerance =
        ROUNDING * (Math.abs(steps) + (Math.abs(start) + Math.abs(stop)) / Math.abs(step));
    double size = Math.abs(steps - nearest) <= tolerance ? nearest : Math.ceil(steps);
    if (!(steps > 0) || size > 0x1p62) {
      throw new IllegalArgumentException(
          "no range from " + start + " to " + stop + " by " + step + " with 1 to 2^62 values");
    }
    return Math.max(1, (long) size);
  }
}
