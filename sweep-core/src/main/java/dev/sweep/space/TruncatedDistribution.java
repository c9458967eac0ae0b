package dev.sweep.space;

import dev.sweep.config.ParameterSpec.Bounds;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * A law cut off where bounds are given: a probability {@code u} of it is {@code F(min) + u (F(max)
 * - F(min))} of the whole.
 *
 * <p>Above the median the complement is inverted, so that the upper tail is as exact as the lower.
 */
final class TruncatedDistribution implements Distribution {
  private final ContinuousDistribution law;
  private final Bounds bounds;
  private final double below;
  private final double above;
  private final double share;

  private TruncatedDistribution(ContinuousDistribution law, Bounds bounds) {
    this.law = law;
    this.bounds = bounds;
    this.below = law.cumulativeProbability(bounds.lower());
    this.above = law.survivalProbability(bounds.upper());
    double tail = law.survivalProbability(bounds.lower()) - above;
    this.share = below > 0.5 ? tail : law.cumulativeProbability(bounds.upper()) - below;
  }

  static TruncatedDistribution of(ContinuousDistribution law, Bounds bounds) {
    TruncatedDistribution truncated = new TruncatedDistribution(law, bounds);
    if (!(truncated.share > 0)) {
      throw new IllegalArgumentException("nothing of the distribution lies within " + bounds);
    }
    return truncated;
  }

  @Override
  public double quantile(double u) {
    if (u <= 0 && bounds.min() != null) {
      return bounds.lower();
    }
    double lower = Math.max(below + u * share, LOWEST);
    double value =
        lower <= 0.5
            ? law.inverseCumulativeProbability(lower)
            : law.inverseSurvivalProbability(above + (1 - u) * share);
    return Math.clamp(value, bounds.lower(), bounds.upper());
  }
}
