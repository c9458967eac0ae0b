package dev.sweep.space;

import java.util.Arrays;

/** The values of a column, each for {@code run} points, more than one. */
record RepeatedColumn(Column column, long run) implements Column {

  /** Computes each value once, at the beginning of the array, and spreads them from the end. */
  @Override
  public void fill(long first, int count, double[] values) {
    if (count == 0) {
      return;
    }
    long start = first / run;
    long last = (first + count - 1) / run;
    int distinct = (int) (last - start) + 1;
    column.fill(start, distinct, values);
    int end = count;
    for (int i = distinct - 1; i >= 0; i--) {
      int from = (int) Math.max(0, (start + i) * run - first);
      Arrays.fill(values, from, end, values[i]);
      end = from;
    }
  }
}
