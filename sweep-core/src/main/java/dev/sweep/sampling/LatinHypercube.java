package dev.sweep.sampling;

import dev.sweep.sampling.DrawStream.Purpose;
import dev.sweep.space.Column;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Latin hypercube: in each parameter one point in each of {@code size} strata of the same
 * probability, anywhere in it (McKay, Beckman and Conover, "A comparison of three methods for
 * selecting values of input variables in the analysis of output from a computer code",
 * Technometrics 21, 1979).
 *
 * <p>Which stratum a point has is a keyed permutation of its number, so nothing is shuffled, and
 * parameters are independent of each other.
 */
record LatinHypercube(long size, long seed) implements UnitSample {

  @Override
  public Column units(int dimension, String name) {
    DrawStream draws = DrawStream.of(seed, name);
    KeyedPermutation order = new KeyedPermutation(size, draws.keys(Purpose.ORDER, 0));
    return (first, count, values) -> fill(order, draws.from(first), first, count, values);
  }

  private void fill(
      KeyedPermutation order, UniformRandomProvider bits, long first, int count, double[] values) {
    double strata = size;
    // Nearer to the upper end of a stratum, rounding can reach the next one.
    double safe = 1 - strata * 0x1p-52;
    for (int row = 0; row < count; row++) {
      double stratum = order.apply(first + row);
      double offset = DrawStream.toUnit(bits.nextLong());
      double value = (stratum + offset) / strata;
      values[row] = offset < safe ? value : Math.min(value, lastOf(stratum));
    }
  }

  private double lastOf(double stratum) {
    return Math.nextDown((stratum + 1) / size);
  }
}
