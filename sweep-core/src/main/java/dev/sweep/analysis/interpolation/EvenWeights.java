package dev.sweep.analysis.interpolation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Writes a place as a weighted mean of points so that the weights are as even as can be: the sum of
 * their squares is least. Among the corners of a grid's cell, none of which is nearer than another,
 * that depends neither on their order nor on a triangulation of the cell.
 *
 * <p>The weights are {@code max(0, a_i . y)} of columns a_i = (x_i - place, 1), with the y for
 * which they have the right mean and sum; it is found by Newton's method, which here goes from one
 * set of positive weights to the next. On a face of the hull y is not unique, and the sets may
 * repeat: then the most even weights so far are taken.
 */
final class EvenWeights {
  private static final int MOST_STEPS = 50;
  private static final double ROUNDING = 1e-10;

  private final double[][] columns;
  private final int rows;

  /**
   * @param columns differences to the place, divided by the size of it all, and a 1 behind
   */
  EvenWeights(double[][] columns) {
    this.columns = columns;
    this.rows = columns[0].length;
  }

  /** Returns a weight for each column, some of them 0; empty if there are none. */
  Optional<double[]> find() {
    Set<BitSet> tried = new HashSet<>();
    BitSet positive = new BitSet();
    positive.set(0, columns.length);
    double[] best = new double[0];
    while (tried.size() < MOST_STEPS && tried.add(positive)) {
      double[] all = weights(prices(positive));
      double[] own = only(positive, all);
      if (fits(own) && (best.length == 0 || squares(own) < squares(best))) {
        best = own;
      }
      positive = positive(all);
    }
    return best.length == 0 ? Optional.empty() : Optional.of(best);
  }

  private static BitSet positive(double[] weights) {
    BitSet positive = new BitSet();
    for (int i = 0; i < weights.length; i++) {
      positive.set(i, weights[i] > ROUNDING);
    }
    return positive;
  }

  /** Returns the weights of {@code positive}; those that are 0 but for rounding are 0. */
  private static double[] only(BitSet positive, double[] all) {
    double[] own = new double[all.length];
    positive.stream().filter(i -> Math.abs(all[i]) > ROUNDING).forEach(i -> own[i] = all[i]);
    return own;
  }

  private static double squares(double[] weights) {
    return Arrays.stream(weights).map(w -> w * w).sum();
  }

  private double[] prices(BitSet positive) {
    double[][] normal = new double[rows][rows];
    for (int k = positive.nextSetBit(0); k >= 0; k = positive.nextSetBit(k + 1)) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < rows; j++) {
          normal[i][j] += columns[k][i] * columns[k][j];
        }
      }
    }
    double[] wanted = new double[rows];
    wanted[rows - 1] = 1;
    return new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false))
        .getSolver()
        .solve(new ArrayRealVector(wanted, false))
        .toArray();
  }

  private double[] weights(double[] prices) {
    double[] weights = new double[columns.length];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < rows; i++) {
        weights[k] += prices[i] * columns[k][i];
      }
    }
    return weights;
  }

  private boolean fits(double[] weights) {
    if (Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
      return false;
    }
    for (int i = 0; i < rows; i++) {
      double sum = i == rows - 1 ? -1 : 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * columns[k][i];
      }
      if (!(Math.abs(sum) <= ROUNDING)) {
        return false;
      }
    }
    return true;
  }
}
