package dev.sweep.space;

import java.util.Arrays;

/** One parameter's values over all points: a pure function of the point's number. Immutable. */
@FunctionalInterface
public interface Column {

  /** Computes the values of {@code count} points from number {@code first} on. */
  void fill(long first, int count, double[] values);

  /** Returns the column that is {@code value} everywhere. */
  static Column constant(double value) {
    return (first, count, values) -> Arrays.fill(values, 0, count, value);
  }

  /**
   * Returns the column that goes through {@code axis} again and again.
   *
   * @param run how many consecutive points share a value
   */
  static Column cycle(Axis axis, long run) {
    return new CycleColumn(axis, run);
  }

  /** Returns the column that begins anew after every {@code period} points. */
  static Column cycled(Column column, long period) {
    return (first, count, values) -> {
      long start = first % period;
      if (start + count <= period) {
        column.fill(start, count, values);
        return;
      }
      for (int done = 0; done < count; ) {
        long at = (first + done) % period;
        double[] piece = new double[(int) Math.min(count - done, period - at)];
        column.fill(at, piece.length, piece);
        System.arraycopy(piece, 0, values, done, piece.length);
        done += piece.length;
      }
    };
  }

  /** Returns the column that has each value of {@code column} for {@code run} points. */
  static Column repeated(Column column, long run) {
    return run == 1 ? column : new RepeatedColumn(column, run);
  }
}
