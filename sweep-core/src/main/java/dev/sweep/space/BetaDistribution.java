package dev.sweep.space;

import dev.sweep.config.ParameterSpec;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * The beta distribution, stretched over an interval.
 *
 * <p>Measures from the nearer end, so that both ends are met exactly.
 *
 * @param mirrored the distribution of the distance from the upper end
 * @param below how much of it lies in the lower half of the interval
 */
record BetaDistribution(
    ContinuousDistribution law,
    ContinuousDistribution mirrored,
    double below,
    double min,
    double max)
    implements Distribution {

  static BetaDistribution of(ParameterSpec.Beta spec) {
    ContinuousDistribution law = law(spec.alpha(), spec.beta());
    return new BetaDistribution(
        law,
        law(spec.beta(), spec.alpha()),
        law.cumulativeProbability(0.5),
        spec.min(),
        spec.max());
  }

  private static ContinuousDistribution law(double alpha, double beta) {
    return org.apache.commons.statistics.distribution.BetaDistribution.of(alpha, beta);
  }

  @Override
  public double quantile(double u) {
    double width = max - min;
    return u <= below
        ? min + law.inverseCumulativeProbability(u) * width
        : max - mirrored.inverseCumulativeProbability(1 - u) * width;
  }
}
