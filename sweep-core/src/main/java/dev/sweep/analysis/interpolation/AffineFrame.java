package dev.sweep.analysis.interpolation;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * Coordinates of their own for points: each axis from 0 to 1, and, where they all lie in a plane of
 * fewer dimensions, only those of the plane. Immutable.
 */
final class AffineFrame {
  /** Points whose spread in a direction is smaller, beside their extent, are in a plane. */
  private static final double FLAT = 1e-7;

  /** What is nearer to a plane is in it. */
  private static final double NEAR = 1e-6;

  private final double[] low;
  private final double[] width;
  private final double[] mean;

  /** An orthonormal vector for each coordinate; null if the axes are the coordinates. */
  private final double @Nullable [][] basis;

  private AffineFrame(double[] low, double[] width, double[] mean, double @Nullable [][] basis) {
    this.low = low;
    this.width = width;
    this.mean = mean;
    this.basis = basis;
  }

  /**
   * Returns the frame of points.
   *
   * @param points the coordinates of one point after the other; at least one point
   */
  static AffineFrame of(double[] points, int dimensions) {
    double[] low = new double[dimensions];
    double[] width = new double[dimensions];
    for (int axis = 0; axis < dimensions; axis++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < points.length; i += dimensions) {
        least = Math.min(least, points[i]);
        most = Math.max(most, points[i]);
      }
      low[axis] = least;
      width[axis] = most > least ? most - least : Math.max(Math.abs(least), 1);
    }
    double[] mean = new double[dimensions];
    int count = points.length / dimensions;
    for (int i = 0; i < points.length; i++) {
      int axis = i % dimensions;
      mean[axis] += (points[i] - low[axis]) / width[axis] / count;
    }
    return new AffineFrame(low, width, mean, basis(points, low, width, mean));
  }

  private static double @Nullable [][] basis(
      double[] points, double[] low, double[] width, double[] mean) {
    int dimensions = mean.length;
    double[][] spread = new double[dimensions][dimensions];
    double[] x = new double[dimensions];
    int count = points.length / dimensions;
    for (int point = 0; point < points.length; point += dimensions) {
      for (int i = 0; i < dimensions; i++) {
        x[i] = (points[point + i] - low[i]) / width[i] - mean[i];
        for (int j = 0; j <= i; j++) {
          spread[i][j] += x[i] * x[j] / count;
          spread[j][i] = spread[i][j];
        }
      }
    }
    EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(spread, false));
    double[] variances = axes.getRealEigenvalues();
    int rank = 0;
    while (rank < dimensions && variances[rank] > FLAT * FLAT) {
      rank++;
    }
    double[][] basis = new double[rank][];
    for (int i = 0; i < rank; i++) {
      basis[i] = axes.getEigenvector(i).toArray();
    }
    return rank == dimensions ? null : basis;
  }

  /** Returns how many coordinates there are: 0 if all points are one. */
  int rank() {
    return basis == null ? mean.length : basis.length;
  }

  /** Returns the coordinates of the points, one after the other. */
  double[] coordinates(double[] points) {
    int dimensions = mean.length;
    double[] all = new double[points.length / dimensions * rank()];
    double[] x = new double[dimensions];
    for (int i = 0; i < points.length / dimensions; i++) {
      System.arraycopy(points, i * dimensions, x, 0, dimensions);
      System.arraycopy(inFrame(scaled(x)), 0, all, i * rank(), rank());
    }
    return all;
  }

  /** Returns the coordinates of a point; empty if it does not lie in the plane of the others. */
  Optional<double[]> of(double[] point) {
    double[] x = scaled(point);
    double[] own = inFrame(x);
    if (basis != null) {
      for (int i = 0; i < x.length; i++) {
        double offPlane = x[i] - mean[i];
        for (int j = 0; j < own.length; j++) {
          offPlane -= own[j] * basis[j][i];
        }
        if (!(Math.abs(offPlane) <= NEAR)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(own);
  }

  private double[] scaled(double[] point) {
    double[] x = new double[point.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (point[i] - low[i]) / width[i];
    }
    return x;
  }

  private double[] inFrame(double[] x) {
    if (basis == null) {
      return x;
    }
    double[] own = new double[basis.length];
    for (int j = 0; j < own.length; j++) {
      for (int i = 0; i < x.length; i++) {
        own[j] += basis[j][i] * (x[i] - mean[i]);
      }
    }
    return own;
  }
}
