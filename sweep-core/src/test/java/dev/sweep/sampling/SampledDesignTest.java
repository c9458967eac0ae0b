package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Axes and replicates beside samples, grids and zips. */
final class SampledDesignTest extends DesignContract {
  private static final ParameterConfig X = parameter("x", new Uniform(0, 1));

  @Override
  Design design() {
    Details details = new Details(false, 3, List.of("k", "T"));
    return Designs.of(
        Configs.sampled(
            Method.LHS,
            101,
            5,
            details,
            numbers("T", 280, 300),
            X,
            fixed("c", 4),
            texts("k", "a", "b", "c"),
            numbers("l", 1, 2, 3, 4, 5)));
  }

  @Test
  void goesThroughAllAxesForEachPointOfTheSample() {
    double[][] sample = PointBlock.of(Designs.of(Configs.random(2, 1, X)), 0, 2).columns();
    double[][] product = columns(Method.RANDOM, 2, 0, List.of("k", "T"));

    double a = sample[0][0];
    double b = sample[0][1];
    assertThat(product[0]).containsExactly(280, 300, 280, 300, 280, 300, 280, 300);
    assertThat(product[1]).containsExactly(a, a, a, a, b, b, b, b);
    assertThat(product[2]).containsExactly(7, 7, 8, 8, 7, 7, 8, 8);
  }

  @Test
  void beginsWithThePointsOfASmallerSample() {
    double[][] few = columns(Method.SOBOL, 5, 2, List.of("T"));
    double[][] many = columns(Method.SOBOL, 9, 2, List.of("T"));

    for (int i = 0; i < few.length - 1; i++) {
      assertThat(many[i]).startsWith(few[i]);
    }
  }

  @Test
  void drawsFromAnAxisThatIsNotNamed() {
    double[] column = columns(Method.LHS, 6, 0, List.of())[0];
    Arrays.sort(column);

    assertThat(column).containsExactly(280, 280, 280, 300, 300, 300);
  }

  @Test
  void numbersReplicatesFastestAndGivesEachASeed() {
    Design design =
        Designs.of(Configs.sampled(Method.RANDOM, 2, 1, new Details(false, 3, List.of()), X));
    double[][] columns = PointBlock.of(design, 0, 6).columns();

    assertThat(columns[0][0]).isEqualTo(columns[0][2]).isNotEqualTo(columns[0][3]);
    assertThat(columns[1]).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(columns[2]).doesNotHaveDuplicates();
    assertThat(design.parameters())
        .extracting(Parameter::name)
        .containsExactly("x", "replicate", "seed");
    assertThat(design.dimensions()).containsExactly(new Dimension("point", 6));
  }

  @Test
  void givesEveryRunOfAMillionItsOwnSeedOf31Bits() {
    int runs = 1_000_000;
    double[] seeds = seeds(Configs.sampled(Method.GRID, 0, 42, replicates(runs), fixed("c", 1)));

    assertThat(DoubleStream.of(seeds).distinct().count()).isEqualTo(runs);
    assertThat(DoubleStream.of(seeds))
        .allMatch(seed -> seed >= 0 && seed < 0x1p31 && seed == Math.rint(seed));
    // Uniform with standard deviation 2^31 / sqrt(12); four standard errors.
    assertThat(DoubleStream.of(seeds).average().orElseThrow() / 0x1p30)
        .isBetween(1 - 8 / Math.sqrt(12.0 * runs), 1 + 8 / Math.sqrt(12.0 * runs));
  }

  private static double[] seeds(SweepConfig config) {
    Design design = Designs.of(config);
    return PointBlock.of(design, 0, (int) design.size()).columns()[2];
  }

  @Test
  void seedsReplicatesByTheSeedOfTheSampling() {
    double[] first = seeds(Configs.sampled(Method.GRID, 0, 1, replicates(5), fixed("c", 1)));
    double[] second = seeds(Configs.sampled(Method.GRID, 0, 2, replicates(5), fixed("c", 1)));

    assertThat(first).doesNotContain(second);
  }

  @Test
  void addsADimensionToAGrid() {
    Design design =
        Designs.of(
            Configs.sampled(
                Method.GRID, 0, 1, replicates(2), numbers("a", 1, 2), numbers("b", 3, 4, 5)));

    assertThat(design.dimensions())
        .containsExactly(
            new Dimension("a", 2), new Dimension("b", 3), new Dimension("replicate", 2));
    assertThat(design.placements().get(3)).isInstanceOf(Placement.PerPoint.class);
    assertThat(PointBlock.of(design, 0, 12).columns()[2])
        .containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
  }

  @Test
  void repeatsThePointsOfAZip() {
    Design design =
        Designs.of(
            Configs.sampled(
                Method.ZIP, 0, 1, replicates(2), numbers("a", 1, 2), numbers("b", 3, 4)));

    assertThat(PointBlock.of(design, 0, 4).columns()[1]).containsExactly(3, 3, 4, 4);
  }

  private static Details replicates(long count) {
    return new Details(false, count, List.of());
  }

  /** Values of T, x and k. */
  private static double[][] columns(Method method, long n, long replicates, List<String> axes) {
    Details details = new Details(false, replicates, axes);
    Design design =
        Designs.of(
            Configs.sampled(method, n, 1, details, numbers("T", 280, 300), X, numbers("k", 7, 8)));
    return PointBlock.of(design, 0, (int) design.size()).columns();
  }
}
