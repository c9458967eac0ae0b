package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec.Linspace;
import dev.sweep.config.ParameterSpec.Normal;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.PointBlock;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

final class RandomSampleTest extends DesignContract {
  private static final int MANY = 200_000;
  private static final ParameterConfig X = parameter("x", new Uniform(0, 1));
  private static final ParameterConfig M = parameter("m", new Normal(5, 2, null, null));

  @Override
  Design design() {
    return Designs.of(Configs.random(1_001, 42, X, M, fixed("c", 4.2), texts("s", "u", "v", "w")));
  }

  @Test
  void hasOneDimensionAndKeepsFixedValuesScalar() {
    assertThat(design().dimensions()).containsExactly(new Dimension("point", 1_001));
    assertThat(design().placements())
        .containsExactly(
            new Placement.PerPoint(),
            new Placement.PerPoint(),
            new Placement.Scalar(4.2),
            new Placement.PerPoint());
  }

  @Test
  void drawsTheSameInAnyNumberOfPointsAndBesideAnyParameters() {
    double[] alone = draws(Configs.random(100, 42, M), 0, 100);

    assertThat(draws(Configs.random(1_000_000_000_000L, 42, M), 0, 100)).containsExactly(alone);
    assertThat(draws(Configs.random(100, 42, X, fixed("c", 1), M), 2, 100)).containsExactly(alone);
    assertThat(draws(Configs.random(100, 43, M), 0, 100)).isNotEqualTo(alone);
    assertThat(draws(Configs.random(100, 42, X), 0, 100))
        .isNotEqualTo(draws(Configs.random(100, 42, parameter("y", X.spec())), 0, 100));
  }

  @Test
  void drawsTheSameInEveryVersion() {
    Design design = Designs.of(Configs.random(Long.MAX_VALUE, 42, X, texts("s", "u", "v", "w")));

    assertThat(PointBlock.of(design, 0, 6).columns()[0])
        .containsExactly(
            0.2418482939792269,
            0.7167360915252922,
            0.9838780078067442,
            0.49970617559017316,
            0.19131516390501957,
            0.8488665593999892);
    assertThat(PointBlock.of(design, Long.MAX_VALUE - 6, 6).columns()[0])
        .containsExactly(
            0.2806168156291091,
            0.4806821163887377,
            0.07283406943315607,
            0.44648770374341695,
            0.3842169567575384,
            0.2984235986281941);
    assertThat(PointBlock.of(design, 0, 6).columns()[1]).containsExactly(1, 1, 2, 2, 2, 2);
  }

  @Test
  void drawsUniformlyWithSeed1() {
    double[] sorted = sorted(Configs.random(MANY, 1, X));

    assertThat(Arrays.stream(sorted).average().orElseThrow()).isEqualTo(0.5, within(0.003));
    assertThat(distance(sorted, x -> x)).isLessThan(CRITICAL);
  }

  @Test
  void drawsNormallyWithSeed1() {
    double[] sorted = sorted(Configs.random(MANY, 1, M));
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double variance = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum() / MANY;

    assertThat(mean).isEqualTo(5, within(0.02));
    assertThat(variance).isEqualTo(4, within(0.06));
    assertThat(distance(sorted, NormalDistribution.of(5, 2)::cumulativeProbability))
        .isLessThan(CRITICAL);
  }

  @Test
  void drawsParametersIndependentlyWithSeed1() {
    double[][] columns =
        PointBlock.of(Designs.of(Configs.random(MANY, 1, X, M)), 0, MANY).columns();
    double covariance = 0;
    for (int i = 0; i < MANY; i++) {
      covariance += (columns[0][i] - 0.5) * (columns[1][i] - 5) / MANY;
    }

    // Four standard errors: 4 * 2 / sqrt(12 n).
    assertThat(covariance).isEqualTo(0, within(0.0052));
  }

  @Test
  void choosesAmongListedValuesAlikeWithSeed1() {
    double[] column = draws(Configs.random(MANY, 1, numbers("a", 10, 20, 40)), 0, MANY);

    for (double value : new double[] {10, 20, 40}) {
      assertThat(Arrays.stream(column).filter(x -> x == value).count())
          .isBetween(MANY / 3 - 900L, MANY / 3 + 900L);
    }
  }

  @Test
  void choosesFromAHugeAxis() {
    ParameterConfig axis = parameter("a", new Linspace(0, 1, 1L << 60));
    double[] sorted = sorted(Configs.random(MANY, 1, axis));

    assertThat(distance(sorted, x -> x)).isLessThan(CRITICAL);
  }

  private static double[] draws(SweepConfig config, int parameter, int count) {
    return PointBlock.of(Designs.of(config), 0, count).columns()[parameter];
  }

  private static double[] sorted(SweepConfig config) {
    double[] draws = draws(config, 0, MANY);
    Arrays.sort(draws);
    return draws;
  }

  /** Kolmogorov-Smirnov at one in a thousand: 1.95 / sqrt(n). */
  private static final double CRITICAL = 1.95 / Math.sqrt(MANY);

  private static double distance(double[] sorted, DoubleUnaryOperator cumulative) {
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = cumulative.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.abs(expected - (double) i / sorted.length));
      distance = Math.max(distance, Math.abs(expected - (i + 1.0) / sorted.length));
    }
    return distance;
  }
}
