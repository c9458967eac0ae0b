package dev.sweep.space;

import dev.sweep.config.ParameterSpec;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;
import org.jspecify.annotations.Nullable;

/** The normal distribution, cut off where bounds are given. */
record NormalDistribution(ContinuousDistribution inverse) implements Distribution {
  // A draw of exactly 0 would be minus infinity. It stands for the interval up to 2^-53.
  private static final double LOWEST = 0x1p-54;

  static NormalDistribution of(ParameterSpec.Normal normal) {
    if (normal.min() == null && normal.max() == null) {
      return new NormalDistribution(
          org.apache.commons.statistics.distribution.NormalDistribution.of(
              normal.mean(), normal.std()));
    }
    return new NormalDistribution(
        TruncatedNormalDistribution.of(
            normal.mean(),
            normal.std(),
            orElse(normal.min(), Double.NEGATIVE_INFINITY),
            orElse(normal.max(), Double.POSITIVE_INFINITY)));
  }

  @Override
  public double quantile(double u) {
    return inverse.inverseCumulativeProbability(Math.max(u, LOWEST));
  }

  private static double orElse(@Nullable Double bound, double infinite) {
    return bound == null ? infinite : bound;
  }
}
