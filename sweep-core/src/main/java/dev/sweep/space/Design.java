package dev.sweep.space;

import java.util.List;

/**
 * Numbered points: a pure function from a point's number to its values, in constant memory.
 *
 * <p>Immutable and safe for use by many threads.
 */
public interface Design {

  /** Returns how many points there are; their numbers are 0 to {@code size() - 1}. */
  long size();

  /** Returns the parameters, in file order. */
  List<Parameter> parameters();

  /**
   * Returns the dimensions of the results, slowest first; their sizes multiply to {@code size()}.
   */
  List<Dimension> dimensions();

  /** Returns, for each parameter, where its values lie in the results. */
  List<Placement> placements();

  /**
   * Computes the values of {@code count} consecutive points.
   *
   * @param columns one array a parameter, filled from index 0; each at least {@code count} long
   */
  void fill(long first, int count, double[][] columns);

  /**
   * A dimension of the results.
   *
   * @param name the axis parameter's name, or {@code point}
   */
  record Dimension(String name, long size) {}

  /** Where a parameter's values lie. */
  sealed interface Placement {
    /** One value for every point. */
    record Scalar(double value) implements Placement {}

    /** The values along dimension {@code dimension}, which bears the parameter's name. */
    record OnAxis(int dimension, Axis axis) implements Placement {}

    /** A value for each point. */
    record PerPoint() implements Placement {}
  }
}
