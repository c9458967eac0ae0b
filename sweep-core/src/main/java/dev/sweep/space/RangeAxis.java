package dev.sweep.space;

import dev.sweep.config.ParameterSpec;

/** Numbers a constant step apart. */
record RangeAxis(double start, double step, long size) implements Axis {

  /** Returns {@code start, start + step, ...} up to but without {@code stop}. */
  static RangeAxis of(ParameterSpec.Range range) {
    double size = range.count();
    if (size < 1 || size > 0x1p62) {
      throw new IllegalArgumentException("no axis of 1 to 2^62 values: " + range);
    }
    return new RangeAxis(range.start(), range.step(), (long) size);
  }

  @Override
  public double value(long index) {
    return start + index * step;
  }
}
