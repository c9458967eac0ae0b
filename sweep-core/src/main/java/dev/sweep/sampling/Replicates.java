package dev.sweep.sampling;

import dev.sweep.config.Replicated;
import dev.sweep.config.SamplingConfig;
import dev.sweep.sampling.DrawStream.Purpose;
import dev.sweep.space.Axis;
import dev.sweep.space.Column;
import dev.sweep.space.ColumnDesign.Part;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import dev.sweep.space.Parameter;
import java.util.List;

/**
 * Runs of the same point, side by side, each with a seed for the model's own random numbers.
 *
 * <p>The seed is a keyed permutation of the run's number: no two of the first 2^31 runs share one.
 *
 * @param count how many runs a point has; 0 if they have neither number nor seed
 */
record Replicates(long count, long seed) {
  /** Seeds fit into 31 bits, which every language can take. */
  private static final long SEEDS = 1L << 31;

  private static final Parameter NUMBER =
      new Parameter(
          Replicated.NUMBER, Parameter.Type.WHOLE, List.of(), null, "number of the replicate");
  private static final Parameter SEED =
      new Parameter(
          Replicated.SEED, Parameter.Type.WHOLE, List.of(), null, "seed of the replicate");

  static Replicates of(SamplingConfig sampling) {
    return new Replicates(sampling.details().replicates(), sampling.seed());
  }

  /** Returns how many runs a point has, at least 1. */
  long perPoint() {
    return Math.max(1, count);
  }

  /** Returns the numbers as an axis, which varies fastest; none if runs have no number. */
  List<Factor> factors() {
    return count == 0 ? List.of() : List.of(new Factor(NUMBER, new Source.Listed(numbers())));
  }

  /** Returns the seeds; none if runs have none. */
  List<Part> seeds() {
    return count == 0 ? List.of() : List.of(Parts.perPoint(SEED, seedColumn()));
  }

  /** Returns numbers and seeds, one a point. */
  List<Part> parts() {
    return count == 0
        ? List.of()
        : List.of(
            Parts.perPoint(NUMBER, Column.cycle(numbers(), 1)), Parts.perPoint(SEED, seedColumn()));
  }

  private Axis numbers() {
    return Axis.counting(count);
  }

  private Column seedColumn() {
    KeyedPermutation order =
        new KeyedPermutation(SEEDS, DrawStream.ofSweep(seed).keys(Purpose.REPLICATES, 0));
    return (first, count, values) -> {
      for (int row = 0; row < count; row++) {
        values[row] = order.apply((first + row) % SEEDS);
      }
    };
  }
}
