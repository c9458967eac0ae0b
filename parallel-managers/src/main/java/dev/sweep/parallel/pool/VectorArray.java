package dev.sweep.parallel.pool;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Vectors of one dimension, one after the other in one array; it grows by appending. Not safe for
 * use by many threads.
 *
 * {@snippet :
 * VectorArray vectors = new VectorArray(3);
 * vectors.append(1, 0, 0);
 * vectors.append(0, 1, 0);
 * double y = vectors.get(1, 1);
 * }
 */
public final class VectorArray implements Serializable {
  private static final long serialVersionUID = 1;

  private final int dimension;
  private double[] values;
  private int size;

  /**
   * Creates an array without vectors.
   *
   * @param dimension how many values each vector has, at least 1
   */
  public VectorArray(int dimension) {
    this(dimension, new double[0]);
  }

  private VectorArray(int dimension, double[] values) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension is " + dimension + ", want at least 1");
    }
    if (values.length % dimension != 0) {
      throw new IllegalArgumentException(
          values.length + " values are no vectors of " + dimension + " values each");
    }
    this.dimension = dimension;
    this.values = values;
    this.size = values.length / dimension;
  }

  /**
   * Returns an array of the vectors in {@code values}, one after the other; it keeps that array.
   *
   * @throws IllegalArgumentException if they are no whole number of vectors
   */
  public static VectorArray of(int dimension, double... values) {
    return new VectorArray(dimension, values);
  }

  /** Returns how many values each vector has. */
  public int dimension() {
    return dimension;
  }

  /** Returns how many vectors there are. */
  public int size() {
    return size;
  }

  /**
   * Returns value {@code index} of vector {@code vector}.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public double get(int vector, int index) {
    return values[position(vector, index)];
  }

  /**
   * Sets value {@code index} of vector {@code vector}.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public void set(int vector, int index, double value) {
    values[position(vector, index)] = value;
  }

  /**
   * Appends one vector.
   *
   * @throws IllegalArgumentException if it is not of this dimension
   */
  public void append(double... vector) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "a vector of " + vector.length + " values, want " + dimension);
    }
    int used = used();
    if (Math.addExact(used, dimension) > values.length) {
      values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, 2L * used + dimension));
    }
    System.arraycopy(vector, 0, values, used, dimension);
    size++;
  }

  /** Removes all vectors, and gives their memory back. */
  public void clear() {
    values = new double[0];
    size = 0;
  }

  /** Returns a copy of all values, vector after vector. */
  public double[] toArray() {
    return copy(0, size);
  }

  /** Returns a copy of the vectors from {@code from} to before {@code to}. */
  double[] copy(int from, int to) {
    return Arrays.copyOfRange(values, from * dimension, to * dimension);
  }

  private int position(int vector, int index) {
    return Objects.checkIndex(vector, size) * dimension + Objects.checkIndex(index, dimension);
  }

  private int used() {
    return size * dimension;
  }
}
