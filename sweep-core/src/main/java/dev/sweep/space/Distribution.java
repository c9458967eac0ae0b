package dev.sweep.space;

import dev.sweep.config.ParameterSpec;

/** A distribution of numbers, as the inverse of its cumulative probability. Immutable. */
public interface Distribution {
  /**
   * What stands for a probability of exactly 0 where the distribution has no lower end: half the
   * least step of a draw.
   */
  double LOWEST = 0x1p-54;

  /**
   * Returns the value below which a draw falls with probability {@code u}: finite for every {@code
   * u} below 1, and monotone in it but for rounding.
   *
   * @param u from 0 to 1, both inclusive; at 0 and 1 the very bounds of a bounded distribution
   */
  double quantile(double u);

  /** Returns the distribution that {@code spec} describes. */
  static Distribution of(ParameterSpec.Distributed spec) {
    return switch (spec) {
      case ParameterSpec.Uniform(double min, double max) -> new UniformDistribution(min, max);
      case ParameterSpec.Loguniform(double min, double max) -> new LoguniformDistribution(min, max);
      case ParameterSpec.Normal normal -> NormalDistribution.of(normal);
      case ParameterSpec.Triangular triangular -> TriangularDistribution.of(triangular);
      case ParameterSpec.Beta beta -> BetaDistribution.of(beta);
      case ParameterSpec.Truncated law -> TruncatedDistribution.of(law.law(), law.bounds());
      case ParameterSpec.Poisson poisson -> PoissonDistribution.of(poisson);
      case ParameterSpec.IntUniform(long min, long max) -> new IntUniformDistribution(min, max);
      case ParameterSpec.Choice choice -> ChoiceDistribution.of(choice);
    };
  }
}
