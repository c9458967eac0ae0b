package dev.sweep.model;

import java.util.Arrays;

/** What one point gives for one output. */
sealed interface OutputValue {

  /** Returns its kind and shape in words, such as {@code number} or {@code array of shape [3]}. */
  String kind();

  /** A number or an array of numbers, in C order; {@code shape} is empty for a number. */
  record Numbers(int[] shape, double[] values) implements OutputValue {
    private static final int[] SCALAR = {};

    static Numbers of(double value) {
      return new Numbers(SCALAR, new double[] {value});
    }

    @Override
    public String kind() {
      return shape.length == 0 ? "number" : "array of shape " + Arrays.toString(shape);
    }
  }

  /** A boolean. */
  record Flag(boolean value) implements OutputValue {
    @Override
    public String kind() {
      return "boolean";
    }
  }

  /** A string. */
  record Text(String value) implements OutputValue {
    @Override
    public String kind() {
      return "string";
    }
  }
}
