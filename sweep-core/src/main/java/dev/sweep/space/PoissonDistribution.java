package dev.sweep.space;

import dev.sweep.config.ParameterSpec;
import org.apache.commons.statistics.distribution.DiscreteDistribution;

/** Whole numbers of rare events, cut off where bounds are given. */
final class PoissonDistribution implements Distribution {
  private final DiscreteDistribution law;
  private final int least;
  private final int largest;
  private final double below;
  private final double above;
  private final double share;

  private PoissonDistribution(DiscreteDistribution law, int least, int largest) {
    this.law = law;
    this.least = least;
    this.largest = largest;
    this.below = law.cumulativeProbability(least - 1);
    this.above = law.survivalProbability(largest);
    double tail = law.survivalProbability(least - 1) - above;
    this.share = below > 0.5 ? tail : law.cumulativeProbability(largest) - below;
  }

  static PoissonDistribution of(ParameterSpec.Poisson spec) {
    PoissonDistribution poisson = new PoissonDistribution(spec.law(), spec.least(), spec.largest());
    if (!(poisson.share > 0)) {
      throw new IllegalArgumentException("nothing of the distribution lies within " + spec);
    }
    return poisson;
  }

  /** Returns a whole number; above the median by the complement, as in the upper tail. */
  @Override
  public double quantile(double u) {
    if (u >= 1) {
      return largest == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : largest;
    }
    double lower = below + u * share;
    int value =
        lower <= 0.5
            ? law.inverseCumulativeProbability(lower)
            : law.inverseSurvivalProbability(above + (1 - u) * share);
    return Math.clamp(value, least, largest);
  }
}
