package dev.sweep.expression;

import java.util.Arrays;

/**
 * Scratch space for one column of a tile.
 *
 * <p>A column that is known to be constant has its value in row 0 alone until someone needs the
 * other rows.
 */
final class Register {
  private final double[] rows;
  private boolean constant;
  private boolean full;

  Register(int size) {
    rows = new double[size];
  }

  double[] rows() {
    return rows;
  }

  boolean isConstant() {
    return constant;
  }

  /** Takes rows {@code from} to {@code from + count - 1} of {@code column}. */
  void load(double[] column, int from, int count) {
    constant = isConstant(column, from, from + count);
    full = !constant;
    System.arraycopy(column, from, rows, 0, constant ? 1 : count);
  }

  /** Compares the rows with their neighbours; a whole vector of them at a time. */
  private static boolean isConstant(double[] column, int from, int to) {
    return Arrays.equals(column, from, to - 1, column, from + 1, to);
  }

  /** Makes {@code value} the value of every row. */
  void set(double value) {
    rows[0] = value;
    computed(true);
  }

  /** Notes that row 0, or else every row, was written. */
  void computed(boolean asConstant) {
    constant = asConstant;
    full = !asConstant;
  }

  /** Sees to it that rows 0 to {@code count - 1} are all there. */
  void fill(int count) {
    if (!full) {
      Arrays.fill(rows, 1, count, rows[0]);
      full = true;
    }
  }
}
