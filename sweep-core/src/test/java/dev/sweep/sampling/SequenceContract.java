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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every sequence promises. */
@Timeout(120)
abstract class SequenceContract extends DesignContract {
  private static final Details SCRAMBLED = new Details(true, 0, List.of());

  @TempDir Path directory;

  abstract Method method();

  @Override
  Design design() {
    return Designs.of(
        Configs.sampled(
            method(),
            1_001,
            42,
            SCRAMBLED,
            parameter("x", new Uniform(0, 1)),
            parameter("m", new Normal(5, 2, null, null)),
            fixed("c", 4.2),
            texts("s", "u", "v", "w")));
  }

  /** Returns points from number {@code first} on in so many dimensions; scrambled by a seed. */
  final double[][] points(long first, int count, int dimensions, long seed, boolean scramble) {
    Details details = new Details(scramble, 0, List.of());
    ParameterConfig[] parameters =
        IntStream.range(0, dimensions)
            .mapToObj(i -> parameter("x" + i, new Uniform(0, 1)))
            .toArray(ParameterConfig[]::new);
    Design design = Designs.of(Configs.sampled(method(), first + count, seed, details, parameters));
    return PointBlock.of(design, first, count).columns();
  }

  @Test
  void givesTheSamePointsHoweverManyThereAre() {
    double[][] few = points(0, 100, 5, 1, true);
    double[][] many = points(0, 3_000, 5, 1, true);

    for (int i = 0; i < few.length; i++) {
      assertThat(many[i]).startsWith(few[i]);
    }
  }

  @Test
  void beginsAtTheOriginUnlessScrambled() {
    assertThat(points(0, 1, 4, 1, false)).isDeepEqualTo(new double[][] {{0}, {0}, {0}, {0}});
    assertThat(points(0, 1, 1, 1, true)[0][0]).isBetween(1e-9, 1 - 1e-9);
  }

  @Test
  void isScrambledAnotherWayByAnotherSeed() {
    assertThat(points(0, 10, 2, 1, true)[1]).isNotEqualTo(points(0, 10, 2, 2, true)[1]);
    assertThat(points(0, 10, 2, 1, false)[1]).containsExactly(points(0, 10, 2, 2, false)[1]);
  }

  @Test
  void isMoreEvenThanIndependentDrawsWithSeed1() throws Exception {
    assertThat(discrepancy(points(0, 512, 4, 1, false))).isLessThan(0.25 * ofRandom());
    assertThat(discrepancy(points(0, 512, 4, 1, true))).isLessThan(0.25 * ofRandom());
  }

  private double ofRandom() throws Exception {
    ParameterConfig[] parameters =
        IntStream.range(0, 4)
            .mapToObj(i -> parameter("x" + i, new Uniform(0, 1)))
            .toArray(ParameterConfig[]::new);
    Design random = Designs.of(Configs.random(512, 1, parameters));
    return discrepancy(PointBlock.of(random, 0, 512).columns());
  }

  private double discrepancy(double[][] points) throws Exception {
    return Double.parseDouble(
        Scipy.on(directory, points, "print(qmc.discrepancy(columns.T, method='CD'))"));
  }
}
