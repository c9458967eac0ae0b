package dev.sweep.space;

import dev.sweep.config.ParameterSpec;

/** A distribution of numbers, as the inverse of its cumulative probability. Immutable. */
public interface Distribution {

  /**
   * Returns the value below which a draw falls with probability {@code u}; finite for every {@code
   * u} that is a multiple of 2^-53.
   *
   * @param u from 0 inclusive to 1 exclusive
   */
  double quantile(double u);

  /** Returns the distribution that {@code spec} describes. */
  static Distribution of(ParameterSpec.Distributed spec) {
    return switch (spec) {
      case ParameterSpec.Uniform(double min, double max) -> new UniformDistribution(min, max);
      case ParameterSpec.Normal normal -> NormalDistribution.of(normal);
    };
  }
}
