package dev.sweep.space;

/** An ordered list of values, given by index and never built. Immutable. */
public interface Axis {
  /** Returns how many values there are; at least 1. */
  long size();

  /** Returns value {@code index}, from 0 to {@code size() - 1}, coded as {@link Parameter} says. */
  double value(long index);

  /** Returns the axis of {@code values}, at least one. */
  static Axis of(double... values) {
    return ListAxis.of(values);
  }

  /** Returns the axis 0, 1, ... up to but without {@code size}, at least 1. */
  static Axis counting(long size) {
    return new RangeAxis(0, 1, size);
  }
}
