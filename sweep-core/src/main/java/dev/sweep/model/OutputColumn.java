package dev.sweep.model;

import java.io.Serializable;
import java.util.Arrays;

/** The values of one output for a block of points, one element (or one sub-array) a row. */
public sealed interface OutputColumn extends Serializable {

  /** Returns the output's name. */
  String name();

  /** Returns rows {@code from} to {@code end - 1}, copied. */
  OutputColumn rows(int from, int end);

  /** Returns how many bytes the values take in memory, roughly. */
  long bytes();

  /**
   * Numbers. A row whose point is not ok, or did not set the output, is NaN.
   *
   * @param shape the shape of one point's value: empty for a number
   * @param values row after row, C order; not copied
   */
  record Numbers(String name, int[] shape, double[] values) implements OutputColumn {
    @Override
    public OutputColumn rows(int from, int end) {
      int each = 1;
      for (int length : shape) {
        each *= length;
      }
      return new Numbers(name, shape, Arrays.copyOfRange(values, from * each, end * each));
    }

    @Override
    public long bytes() {
      return (long) values.length * Double.BYTES;
    }
  }

  /**
   * Booleans: 1, 0, and -1 where missing.
   *
   * @param values one a row; not copied
   */
  record Flags(String name, byte[] values) implements OutputColumn {
    @Override
    public OutputColumn rows(int from, int end) {
      return new Flags(name, Arrays.copyOfRange(values, from, end));
    }

    @Override
    public long bytes() {
      return values.length;
    }
  }

  /**
   * Strings, empty where missing.
   *
   * @param values one a row; not copied
   */
  record Texts(String name, String[] values) implements OutputColumn {
    private static final long REFERENCE_BYTES = 8;

    @Override
    public OutputColumn rows(int from, int end) {
      return new Texts(name, Arrays.copyOfRange(values, from, end));
    }

    @Override
    public long bytes() {
      return Arrays.stream(values).mapToLong(text -> REFERENCE_BYTES + text.length()).sum();
    }
  }
}
