package dev.sweep.sampling;

import dev.sweep.sampling.DrawStream.Purpose;
import dev.sweep.space.Column;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Trajectories through a grid of levels, of {@code dimensions + 1} points each, of which neighbours
 * differ in one parameter, each parameter being moved once (Morris, "Factorial sampling plans for
 * preliminary computational experiments", Technometrics 33, 1991).
 *
 * <p>Point {@code j} of a trajectory is row {@code j} of {@code (J x* + (delta / 2) ((2 B - J) D* +
 * J)) P*}, section 2 there: B is strictly lower triangular, P* permutes parameters, D* is a
 * diagonal of signs. That is: a parameter is at its base x* or a delta above it, it changes over at
 * the step that P* gives it, upwards or downwards as D* says. With {@code p} levels, 0 to 1, delta
 * is {@code p / (2 (p - 1))}, half of the levels, and bases are the lower half.
 *
 * @param levels even
 */
record MorrisTrajectories(long trajectories, int dimensions, long levels, long seed)
    implements UnitSample {

  MorrisTrajectories {
    if (levels < 2 || levels % 2 != 0) {
      throw new IllegalArgumentException("wanted an even number of levels, got " + levels);
    }
  }

  @Override
  public long size() {
    return Math.multiplyExact(trajectories, dimensions + 1L);
  }

  @Override
  public Column units(int dimension, String name) {
    DrawStream draws = DrawStream.of(seed, name);
    return (first, count, values) -> fill(dimension, draws, first, count, values);
  }

  private void fill(int dimension, DrawStream draws, long first, int count, double[] values) {
    long length = dimensions + 1L;
    long trajectory = first / length;
    UniformRandomProvider bits = draws.from(trajectory);
    for (int row = 0; row < count; trajectory++) {
      long start = trajectory * length;
      int end = (int) Math.min(count, start + length - first);
      long step = step(dimension, trajectory);
      long draw = bits.nextLong();
      while (row < end) {
        values[row] = unit(draw, first + row - start > step);
        row++;
      }
    }
  }

  /** Returns after which point of a trajectory a parameter is moved. */
  private long step(int dimension, long trajectory) {
    return new KeyedPermutation(
            dimensions, DrawStream.ofSweep(seed).keys(Purpose.STEPS, trajectory))
        .apply(dimension);
  }

  /** The upper bits of a draw choose the base, its lowest the direction. */
  private double unit(long draw, boolean moved) {
    long base = Math.unsignedMultiplyHigh(draw, levels / 2);
    boolean upwards = (draw & 1) != 0;
    long level = moved == upwards ? base + levels / 2 : base;
    return level / (levels - 1.0);
  }
}
