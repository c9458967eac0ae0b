package dev.sweep.space;

import java.util.Arrays;

/**
 * An axis gone through again and again, each value for {@code run} points.
 *
 * <p>Only the first point of a block is found by division; from there on it counts.
 */
record CycleColumn(Axis axis, long run) implements Column {

  @Override
  public void fill(long first, int count, double[] values) {
    long index = first / run % axis.size();
    if (run == 1) {
      fillSingles(index, count, values);
    } else {
      fillRuns(index, run - first % run, count, values);
    }
  }

  /** Computes each value once; where the axis begins again, so do the values. */
  private void fillSingles(long index, int count, double[] values) {
    long size = axis.size();
    int once = (int) Math.min(count, size);
    long at = index;
    for (int row = 0; row < once; row++) {
      values[row] = axis.value(at);
      at = at + 1 == size ? 0 : at + 1;
    }
    for (int row = once; row < count; row += once) {
      System.arraycopy(values, 0, values, row, Math.min(once, count - row));
    }
  }

  private void fillRuns(long index, long left, int count, double[] values) {
    long at = index;
    int end = (int) Math.min(count, left);
    for (int row = 0; row < count; end = row + (int) Math.min(count - row, run)) {
      Arrays.fill(values, row, end, axis.value(at));
      row = end;
      at = at + 1 == axis.size() ? 0 : at + 1;
    }
  }
}
