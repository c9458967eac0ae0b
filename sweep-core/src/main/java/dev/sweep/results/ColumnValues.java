package dev.sweep.results;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of one column for some points, one (or one sub-array) a row. */
public sealed interface ColumnValues {

  /** Returns how many rows there are. */
  int rows();

  /**
   * Returns the value of a row: a Double, Float, Long, Boolean or String; a double[], in C order,
   * where a row is an array; null for a missing boolean.
   */
  @Nullable Object value(int row);

  /** Returns the given rows, in that order, copied; a row may be wanted more than once. */
  ColumnValues pick(int[] rows);

  /**
   * Floating-point numbers, NaN where missing.
   *
   * @param width how many elements a row has
   * @param isArray whether a row is an array, perhaps of one element
   * @param values row after row; not copied
   */
  record Numbers(int width, boolean isArray, double[] values) implements ColumnValues {
    @Override
    public int rows() {
      return values.length / width;
    }

    @Override
    public Object value(int row) {
      return isArray
          ? Arrays.copyOfRange(values, row * width, (row + 1) * width)
          : (Object) values[row];
    }

    @Override
    public ColumnValues pick(int[] rows) {
      double[] picked = new double[Math.multiplyExact(rows.length, width)];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(values, rows[i] * width, picked, i * width, width);
      }
      return new Numbers(width, isArray, picked);
    }
  }

  /**
   * Floating-point numbers of single precision.
   *
   * @param values one a row; not copied
   */
  record Singles(float[] values) implements ColumnValues {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Object value(int row) {
      return values[row];
    }

    @Override
    public ColumnValues pick(int[] rows) {
      float[] picked = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Singles(picked);
    }
  }

  /**
   * Whole numbers.
   *
   * @param values one a row; not copied
   */
  record Wholes(long[] values) implements ColumnValues {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Object value(int row) {
      return values[row];
    }

    @Override
    public ColumnValues pick(int[] rows) {
      long[] picked = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Wholes(picked);
    }
  }

  /**
   * Booleans: 1, 0, and less than 0 where missing.
   *
   * @param values one a row; not copied
   */
  record Flags(byte[] values) implements ColumnValues {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public @Nullable Object value(int row) {
      return values[row] < 0 ? null : Boolean.valueOf(values[row] != 0);
    }

    @Override
    public ColumnValues pick(int[] rows) {
      byte[] picked = new byte[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Flags(picked);
    }
  }

  /**
   * Strings, empty where missing.
   *
   * @param values one a row; not copied
   */
  record Texts(String[] values) implements ColumnValues {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public Object value(int row) {
      return values[row];
    }

    @Override
    public ColumnValues pick(int[] rows) {
      String[] picked = new String[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
      }
      return new Texts(picked);
    }
  }
}
