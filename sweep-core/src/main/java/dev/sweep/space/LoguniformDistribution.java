package dev.sweep.space;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogUniformDistribution;

/**
 * All orders of magnitude of an interval alike.
 *
 * @param max returned for 1 only
 */
record LoguniformDistribution(double min, double max, ContinuousDistribution law)
    implements Distribution {

  LoguniformDistribution(double min, double max) {
    this(min, max, LogUniformDistribution.of(min, max));
  }

  @Override
  public double quantile(double u) {
    if (u >= 1) {
      return max;
    }
    // Rounding can leave the interval.
    return Math.clamp(law.inverseCumulativeProbability(u), min, Math.nextDown(max));
  }
}
