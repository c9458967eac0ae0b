package dev.sweep.space;

import java.util.Arrays;
import java.util.List;

/**
 * Consecutive points with their values, column by column.
 *
 * @param first the number of the first point
 * @param columns one array a parameter, coded as {@link Parameter} says, each at least {@code
 *     count} long; not copied
 */
public record PointBlock(long first, int count, List<Parameter> parameters, double[][] columns) {

  /** Computes {@code count} points of {@code design} from number {@code first} on. */
  public static PointBlock of(Design design, long first, int count) {
    double[][] columns = new double[design.parameters().size()][count];
    design.fill(first, count, columns);
    return new PointBlock(first, count, design.parameters(), columns);
  }

  /**
   * Returns rows {@code from} to {@code end - 1}, which need not be copied if they are the first.
   */
  public PointBlock rows(int from, int end) {
    double[][] rows =
        from == 0
            ? columns
            : Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, from, end))
                .toArray(double[][]::new);
    return new PointBlock(first + from, end - from, parameters, rows);
  }

  /** Returns the value of parameter {@code parameter} in row {@code row}, as a boxed value. */
  public Object value(int row, int parameter) {
    return parameters.get(parameter).value(columns[parameter][row]);
  }
}
