package dev.sweep.sampling;

import dev.sweep.space.Column;
import dev.sweep.space.Distribution;

/** The quantiles of a distribution at the probabilities of a column. */
record QuantileColumn(Column probabilities, Distribution distribution) implements Column {

  @Override
  public void fill(long first, int count, double[] values) {
    probabilities.fill(first, count, values);
    for (int row = 0; row < count; row++) {
      values[row] = distribution.quantile(values[row]);
    }
  }
}
