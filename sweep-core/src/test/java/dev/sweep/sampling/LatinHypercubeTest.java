package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec.Normal;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class LatinHypercubeTest extends DesignContract {
  private static final ParameterConfig X = parameter("x", new Uniform(0, 1));
  private static final ParameterConfig Y = parameter("y", new Uniform(0, 1));

  @TempDir private Path directory;

  @Override
  Design design() {
    return lhs(999, 7, X, fixed("c", 3), Y, texts("s", "u", "v", "w"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000, 1_000_000})
  void putsOnePointIntoEachStratumWithSeed3(int size) {
    double[][] columns = PointBlock.of(lhs(size, 3, X, Y), 0, size).columns();
    for (double[] column : columns) {
      BitSet strata = new BitSet(size);
      for (double u : column) {
        strata.set((int) (u * size));
      }
      assertThat(strata.cardinality()).isEqualTo(size);
    }
  }

  @Test
  void putsOnePointIntoEachStratumOfProbabilityWithSeed3() {
    int size = 1000;
    double[] column =
        PointBlock.of(lhs(size, 3, parameter("m", new Normal(5, 2, null, null))), 0, size)
            .columns()[0];
    BitSet strata = new BitSet(size);
    for (double value : column) {
      strata.set((int) (NormalDistribution.of(5, 2).cumulativeProbability(value) * size));
    }
    assertThat(strata.cardinality()).isEqualTo(size);
  }

  @Test
  void choosesEachValueOfAListAsOftenWithSeed3() {
    double[] column = PointBlock.of(lhs(30, 3, texts("s", "u", "v", "w")), 0, 30).columns()[0];

    for (int code = 0; code < 3; code++) {
      int wanted = code;
      assertThat(Arrays.stream(column).filter(x -> x == wanted).count()).isEqualTo(10);
    }
  }

  @Test
  void isMoreEvenThanIndependentDrawsWithSeed3() throws Exception {
    ParameterConfig[] parameters = {X, Y};
    Design random = Designs.of(Configs.random(300, 3, parameters));

    assertThat(discrepancy(lhs(300, 3, parameters))).isLessThan(0.6 * discrepancy(random));
  }

  private double discrepancy(Design design) throws Exception {
    double[][] points = PointBlock.of(design, 0, (int) design.size()).columns();
    return Double.parseDouble(
        Scipy.on(directory, points, "print(qmc.discrepancy(columns.T, method='CD'))"));
  }

  @Test
  void variesWithTheSeedAndBetweenParametersOnly() {
    double[][] points = PointBlock.of(lhs(50, 3, X, Y), 0, 50).columns();

    assertThat(PointBlock.of(lhs(50, 4, X, Y), 0, 50).columns()[0]).isNotEqualTo(points[0]);
    assertThat(PointBlock.of(lhs(50, 3, Y), 0, 50).columns()[0]).containsExactly(points[1]);
    assertThat(points[0]).isNotEqualTo(points[1]);
  }

  @Test
  void keepsParametersUncorrelatedWithSeeds0To99() {
    int size = 400;
    double[] correlations =
        DoubleStream.iterate(0, seed -> seed < 100, seed -> seed + 1)
            .map(seed -> correlation(lhs(size, (long) seed, X, Y), size))
            .toArray();

    // Standard deviation 1 / sqrt(size) each; four standard errors of the mean square.
    double meanSquare = DoubleStream.of(correlations).map(r -> r * r).average().orElseThrow();
    assertThat(meanSquare * size).isBetween(1 - 4 * Math.sqrt(0.02), 1 + 4 * Math.sqrt(0.02));
  }

  @Test
  void givesPointsOfAQuadrillionAtOnce() {
    long size = 1L << 50;
    double[] last = PointBlock.of(lhs(size, 3, X), size - 3, 3).columns()[0];

    assertThat(DoubleStream.of(last)).allMatch(u -> u >= 0 && u < 1).doesNotHaveDuplicates();
  }

  private static double correlation(Design design, int size) {
    double[][] columns = PointBlock.of(design, 0, size).columns();
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (columns[0][i] - 0.5) * (columns[1][i] - 0.5);
    }
    return sum / size * 12;
  }

  private static Design lhs(long n, long seed, ParameterConfig... parameters) {
    return Designs.of(Configs.sampled(Method.LHS, n, seed, Details.NONE, parameters));
  }
}
