package dev.sweep.space;

import dev.sweep.config.ParameterSpec;

/**
 * The triangular distribution.
 *
 * <p>Measures from the nearer end in shares of the width, so that both ends are met exactly and
 * nothing overflows.
 *
 * @param mode where its peak is, as a share of the width
 */
record TriangularDistribution(double min, double mode, double max) implements Distribution {

  static TriangularDistribution of(ParameterSpec.Triangular spec) {
    double mode = (spec.mode() - spec.min()) / (spec.max() - spec.min());
    return new TriangularDistribution(spec.min(), mode, spec.max());
  }

  @Override
  public double quantile(double u) {
    double width = max - min;
    return u <= mode
        ? min + width * Math.sqrt(u * mode)
        : max - width * Math.sqrt((1 - u) * (1 - mode));
  }
}
