package dev.sweep.run;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predicts how long points take from how long others took: a linear regression of the logarithm of
 * the seconds on {@link DurationFeatures}. Immutable.
 *
 * <p>It is fitted by ridge regression on two of three samples, so that features which never varied
 * have no weight, and only trusted if it explains half of the variance of the others.
 */
final class DurationModel {
  private static final double RIDGE = 1e-3;
  private static final double LEAST_EXPLAINED = 0.5;
  private static final int HELD_OUT_OF = 3;

  private final DurationFeatures features;
  private final double[] weights;

  private DurationModel(DurationFeatures features, double[] weights) {
    this.features = features;
    this.weights = weights;
  }

  /**
   * A point that has finished.
   *
   * @param values the codes of its parameters
   * @param logSeconds the natural logarithm of how long it took
   */
  record Sample(double[] values, double logSeconds) {}

  /** Returns the model of {@code samples}; null if it does not predict well. */
  static @Nullable DurationModel fit(DurationFeatures features, List<Sample> samples) {
    int size = features.count();
    double[][] normal = new double[size][size];
    double[] right = new double[size];
    for (int i = 0; i < samples.size(); i++) {
      if (i % HELD_OUT_OF != 0) {
        add(features.of(samples.get(i).values()), samples.get(i).logSeconds(), normal, right);
      }
    }
    for (int i = 0; i < size; i++) {
      normal[i][i] += RIDGE * (1 + samples.size());
    }
    DurationModel model = new DurationModel(features, solve(normal, right));
    return model.explained(samples) >= LEAST_EXPLAINED ? model : null;
  }

  /** Returns the logarithm of the seconds that a point with these values is expected to take. */
  double logSeconds(double[] values) {
    double[] row = features.of(values);
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  /** Returns how much of the variance of the samples that were held out it explains. */
  private double explained(List<Sample> samples) {
    double mean = 0;
    int count = 0;
    for (int i = 0; i < samples.size(); i += HELD_OUT_OF) {
      mean += samples.get(i).logSeconds();
      count++;
    }
    mean /= count;
    double unexplained = 0;
    double all = 0;
    for (int i = 0; i < samples.size(); i += HELD_OUT_OF) {
      double seen = samples.get(i).logSeconds();
      unexplained += Math.pow(seen - logSeconds(samples.get(i).values()), 2);
      all += Math.pow(seen - mean, 2);
    }
    return all > 0 ? 1 - unexplained / all : 0;
  }

  private static void add(double[] row, double value, double[][] normal, double[] right) {
    for (int i = 0; i < row.length; i++) {
      right[i] += row[i] * value;
      for (int j = 0; j <= i; j++) {
        normal[i][j] += row[i] * row[j];
      }
    }
  }

  /** Solves by Cholesky's decomposition, of which {@code matrix} has the lower triangle. */
  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    double[] solution = Arrays.copyOf(right, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
      for (int k = 0; k < i; k++) {
        solution[i] -= matrix[i][k] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= matrix[k][i] * solution[k];
      }
      solution[i] /= matrix[i][i];
    }
    return solution;
  }
}
