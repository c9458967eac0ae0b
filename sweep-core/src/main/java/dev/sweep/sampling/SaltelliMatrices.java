package dev.sweep.sampling;

import dev.sweep.space.Column;

/**
 * The points from which Sobol' indices are estimated: two samples A and B of one sequence of twice
 * as many dimensions, and mixtures of them (Saltelli, "Making best use of model evaluations to
 * compute sensitivity indices", Comput. Phys. Commun. 145, 2002; Saltelli et al., "Variance based
 * sensitivity analysis of model output", Comput. Phys. Commun. 181, 2010).
 *
 * <p>Each row of the samples is a block of points: the row of A; for each parameter in turn the row
 * of A with this parameter from B; with indices of second order, for each parameter in turn the row
 * of B with this parameter from A; the row of B. That is the order of SALib.
 *
 * @param sequence of as many points as A has rows
 */
record SaltelliMatrices(SobolSequence sequence, int dimensions, boolean secondOrder)
    implements UnitSample {

  @Override
  public long size() {
    return Math.multiplyExact(sequence.size(), (long) block());
  }

  private int block() {
    return secondOrder ? 2 * dimensions + 2 : dimensions + 2;
  }

  @Override
  public Column units(int dimension, String name) {
    Column a = sequence.units(dimension, name, 0);
    Column b = sequence.units(dimension + dimensions, name, 1);
    return (first, count, values) -> fill(a, b, dimension, first, count, values);
  }

  private void fill(Column a, Column b, int dimension, long first, int count, double[] values) {
    long start = first / block();
    int rows = (int) ((first + count + block() - 1) / block() - start);
    double[] ofA = new double[rows];
    double[] ofB = new double[rows];
    a.fill(start, rows, ofA);
    b.fill(start, rows, ofB);
    int place = (int) (first % block());
    for (int row = 0, at = 0; row < count; row++) {
      values[row] = isFromB(place, dimension) ? ofB[at] : ofA[at];
      place++;
      if (place == block()) {
        place = 0;
        at++;
      }
    }
  }

  /** Returns whether a parameter is taken from B in the point at {@code place} of a block. */
  private boolean isFromB(int place, int dimension) {
    if (place <= dimensions) {
      return place == dimension + 1;
    }
    return place != dimensions + dimension + 1 || place == block() - 1;
  }
}
