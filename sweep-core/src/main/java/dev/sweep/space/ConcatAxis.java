package dev.sweep.space;

import java.util.Arrays;
import java.util.List;

/** The values of several axes, one axis after the other. */
final class ConcatAxis implements Axis {
  private final List<Axis> axes;

  /** For each axis, the index behind its last value: ascending. */
  private final long[] ends;

  private ConcatAxis(List<Axis> axes, long[] ends) {
    this.axes = axes;
    this.ends = ends;
  }

  /**
   * Returns {@code axes}, at least one, as one.
   *
   * @throws ArithmeticException if there are more values than a long can count
   */
  static ConcatAxis of(List<Axis> axes) {
    long[] ends = axes.stream().mapToLong(Axis::size).toArray();
    Arrays.parallelPrefix(ends, Math::addExact);
    return new ConcatAxis(List.copyOf(axes), ends);
  }

  @Override
  public long size() {
    return ends[ends.length - 1];
  }

  @Override
  public double value(long index) {
    int found = Arrays.binarySearch(ends, index);
    int at = found < 0 ? -found - 1 : found + 1;
    return axes.get(at).value(at == 0 ? index : index - ends[at - 1]);
  }
}
