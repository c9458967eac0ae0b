package dev.sweep.model;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects what a model computes for one point.
 *
 * <p>An output has one kind (number, boolean, string, or array of one shape) throughout a sweep.
 * One that a point does not set is missing there: NaN, not 0. Setting a name twice in one point, or
 * an array that is empty or ragged, is an {@link IllegalArgumentException}.
 */
public final class Outputs {
  private static final long LARGEST_WHOLE = 1L << 53;

  private final Map<String, OutputValue> values = new LinkedHashMap<>();

  /** Sets a number; NaN and infinities are kept as they are. */
  public void put(String name, double value) {
    add(name, OutputValue.Numbers.of(value));
  }

  /**
   * Sets a whole number, stored as a floating-point one.
   *
   * @throws IllegalArgumentException if it would lose digits, as most do beyond 2^53 in magnitude
   */
  public void put(String name, long value) {
    add(name, OutputValue.Numbers.of(stored(name, value)));
  }

  /** Returns a whole number as it is stored; throws as {@link #put(String, long)}. */
  static double stored(String name, long value) {
    boolean small = -LARGEST_WHOLE <= value && value <= LARGEST_WHOLE;
    if (!small && WholeNumber.losesDigits(BigInteger.valueOf(value))) {
      throw new IllegalArgumentException(
          ("output '%s': got %d, a whole number that loses digits as a floating-point one;"
                  + " put it as a string")
              .formatted(name, value));
    }
    return (double) value;
  }

  /** Sets a boolean. */
  public void put(String name, boolean value) {
    add(name, new OutputValue.Flag(value));
  }

  /** Sets a string. */
  public void put(String name, String value) {
    add(name, new OutputValue.Text(value));
  }

  /** Sets an array of numbers, which is copied. */
  public void put(String name, double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("output '" + name + "': got an empty array");
    }
    add(name, new OutputValue.Numbers(new int[] {values.length}, values.clone()));
  }

  /** Sets a matrix, row by row, which is copied; all rows have one length. */
  public void put(String name, double[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    if (width == 0) {
      throw new IllegalArgumentException("output '" + name + "': got an empty array");
    }
    double[] values = new double[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != width) {
        throw new IllegalArgumentException(
            "output '%s': row %d has length %d, wanted %d as in row 0"
                .formatted(name, i, rows[i].length, width));
      }
      System.arraycopy(rows[i], 0, values, i * width, width);
    }
    add(name, new OutputValue.Numbers(new int[] {rows.length, width}, values));
  }

  /**
   * Returns the number set as {@code name}.
   *
   * @throws IllegalArgumentException if no such number was set
   */
  public double number(String name) {
    if (values.get(name) instanceof OutputValue.Numbers numbers && numbers.shape().length == 0) {
      return numbers.values()[0];
    }
    throw new IllegalArgumentException(
        "no number '" + name + "' was set; set are: " + String.join(", ", values.keySet()));
  }

  /**
   * Returns the array of numbers set as {@code name}, row by row; a copy.
   *
   * @throws IllegalArgumentException if no such array was set
   */
  public double[] numbers(String name) {
    if (values.get(name) instanceof OutputValue.Numbers numbers) {
      return numbers.values().clone();
    }
    throw new IllegalArgumentException(
        "no array '" + name + "' was set; set are: " + String.join(", ", values.keySet()));
  }

  /** Returns what was set, in that order; a view. */
  Map<String, OutputValue> values() {
    return Collections.unmodifiableMap(values);
  }

  void add(String name, OutputValue value) {
    if (values.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("output '" + name + "' was set twice");
    }
  }
}
