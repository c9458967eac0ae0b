package dev.sweep.results;

import java.util.Arrays;
import java.util.List;

/**
 * What outputs would be at points without a result, by interpolation between those with one.
 *
 * @param points the numbers of all points that failed or timed out, ascending; not copied
 * @param outputs the outputs of numbers
 */
public record InterpolatedPoints(long[] points, List<Output> outputs) {

  /**
   * One output.
   *
   * @param values a number for each point, or an array, row after row; NaN where there is none; not
   *     copied
   */
  public record Output(String name, double[] values) {}

  public InterpolatedPoints {
    outputs = List.copyOf(outputs);
  }

  /** Returns how many points have a value of some output. */
  public long filled() {
    long filled = 0;
    for (int i = 0; i < points.length; i++) {
      filled += isFilled(i) ? 1 : 0;
    }
    return filled;
  }

  private boolean isFilled(int row) {
    return outputs.stream()
        .anyMatch(output -> {
          int width = output.values.length / points.length;
          return Arrays.stream(output.values, row * width, (row + 1) * width)
              .anyMatch(value -> !Double.isNaN(value));
        });
  }
}
