package dev.sweep.space;

import java.util.Arrays;

/** Values as listed, or computed once where that is dearer than to look them up. */
final class ListAxis implements Axis {
  private static final int LONGEST_TABLE = 1 << 16;

  private final double[] values;

  private ListAxis(double[] values) {
    this.values = values;
  }

  /** Copies {@code values}. */
  static ListAxis of(double... values) {
    return new ListAxis(values.clone());
  }

  /** Returns an axis of the same values: looked up if they are few, else {@code axis} itself. */
  static Axis tabulated(Axis axis) {
    if (axis.size() > LONGEST_TABLE) {
      return axis;
    }
    double[] values = new double[(int) axis.size()];
    Arrays.setAll(values, axis::value);
    return new ListAxis(values);
  }

  @Override
  public long size() {
    return values.length;
  }

  @Override
  public double value(long index) {
    return values[Math.toIntExact(index)];
  }
}
