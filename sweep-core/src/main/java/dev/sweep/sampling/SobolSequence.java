package dev.sweep.sampling;

import dev.sweep.sampling.DrawStream.Purpose;
import dev.sweep.space.Column;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sequence of Sobol', from its first point, the origin, on: in the order of the Gray code, as
 * most programs have it (Antonov and Saleev, 1979).
 *
 * <p>A point is the exclusive or of the direction numbers whose digits are set in the Gray code of
 * its number; its neighbour differs in one digit. Scrambled, the digits of each coordinate are
 * multiplied by a random lower triangular matrix and shifted by random digits (Matousek, "On the
 * L2-discrepancy for anchored boxes", J. Complexity 14, 1998), which keeps what makes the sequence
 * even. That is done to the direction numbers, once.
 *
 * @param scrambling the seed to scramble by; null for the sequence itself
 */
record SobolSequence(long size, @Nullable Long scrambling) implements UnitSample {

  @Override
  public Column units(int dimension, String name) {
    return units(dimension, name, 0);
  }

  /** Returns coordinates that are scrambled independently of those of another {@code copy}. */
  Column units(int dimension, String name, long copy) {
    long[] directions = DirectionNumbers.of(dimension);
    if (scrambling == null) {
      return (first, count, values) -> fill(directions, 0, first, count, values);
    }
    LongSupplier keys = DrawStream.of(scrambling, name).keys(Purpose.SCRAMBLING, copy);
    long[] scrambled = scrambled(directions, keys);
    long shift = keys.getAsLong();
    return (first, count, values) -> fill(scrambled, shift, first, count, values);
  }

  private static void fill(long[] directions, long shift, long first, int count, double[] values) {
    long digits = shift;
    for (long gray = first ^ (first >>> 1); gray != 0; gray &= gray - 1) {
      digits ^= directions[Long.numberOfTrailingZeros(gray)];
    }
    for (int row = 0; row < count; row++) {
      values[row] = DrawStream.toUnit(digits);
      digits ^= directions[Long.numberOfTrailingZeros(first + row + 1)];
    }
  }

  /** Returns {@code directions} times a random lower triangular matrix with a unit diagonal. */
  private static long[] scrambled(long[] directions, LongSupplier keys) {
    long[] scrambled = new long[directions.length];
    for (int row = 0; row < Long.SIZE; row++) {
      long place = Long.MIN_VALUE >>> row;
      // Random digits before the diagonal, 1 on it, 0 after it.
      long matrixRow = (keys.getAsLong() & (-place << 1)) | place;
      for (int k = 0; k < directions.length; k++) {
        if ((Long.bitCount(matrixRow & directions[k]) & 1) != 0) {
          scrambled[k] |= place;
        }
      }
    }
    return scrambled;
  }
}
