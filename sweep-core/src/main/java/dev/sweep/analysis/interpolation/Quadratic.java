package dev.sweep.analysis.interpolation;

/**
 * The function {@code square |x - origin|^2 + slope . (x - origin)}, each coordinate by itself.
 *
 * @param square at least 0
 */
record Quadratic(double square, double[] slope, double[] origin) {

  /** Returns the value at the point whose coordinates are in {@code at} from {@code offset} on. */
  double value(double[] at, int offset) {
    double sum = 0;
    for (int i = 0; i < slope.length; i++) {
      double x = at[offset + i] - origin[i];
      sum += (square * x + slope[i]) * x;
    }
    return sum;
  }

  /** Returns the least value in the box between two corners. */
  double least(double[] corners, int low, int high) {
    double sum = 0;
    for (int i = 0; i < slope.length; i++) {
      sum += least(slope[i], corners[low + i] - origin[i], corners[high + i] - origin[i]);
    }
    return sum;
  }

  private double least(double b, double low, double high) {
    if (square == 0) {
      return Math.min(b * low, b * high);
    }
    double x = Math.clamp(-b / (2 * square), low, high);
    return (square * x + b) * x;
  }
}
