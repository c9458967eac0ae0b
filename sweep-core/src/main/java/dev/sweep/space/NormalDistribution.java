package dev.sweep.space;

import dev.sweep.config.ParameterSpec;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;

/**
 * The normal distribution, cut off where bounds are given.
 *
 * @param lowest what stands for a probability below it
 */
record NormalDistribution(ContinuousDistribution inverse, double lowest) implements Distribution {

  static NormalDistribution of(ParameterSpec.Normal normal) {
    if (normal.min() == null && normal.max() == null) {
      return new NormalDistribution(
          org.apache.commons.statistics.distribution.NormalDistribution.of(
              normal.mean(), normal.std()),
          LOWEST);
    }
    ParameterSpec.Bounds bounds = new ParameterSpec.Bounds(normal.min(), normal.max());
    return new NormalDistribution(
        TruncatedNormalDistribution.of(normal.mean(), normal.std(), bounds.lower(), bounds.upper()),
        normal.min() == null ? LOWEST : 0);
  }

  @Override
  public double quantile(double u) {
    return inverse.inverseCumulativeProbability(Math.max(u, lowest));
  }
}
