package dev.sweep.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.config.ParameterSpec;
import dev.sweep.config.Position;
import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Differential;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SamplingConfig.Perturbation;
import dev.sweep.config.SamplingConfig.Perturbation.Kind;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerturbedDesignTest extends DesignContract {
  private static final Position POSITION = new Position("test.yaml", 1, 1);
  private static final int N = 50;
  private static final int NOMINAL = 40;

  @Override
  Design design() {
    return design(NOMINAL, N, 1);
  }

  private static Design design(long nominal, long n, long seed) {
    Differential differential =
        new Differential(
            new SamplingConfig(Method.LHS, nominal, 3, POSITION),
            List.of(
                by("a", Kind.NORMAL, new ParameterSpec.Normal(0, 0.01, null, null)),
                by("b", Kind.SUM, new ParameterSpec.Uniform(-0.1, 0.2)),
                by("c", Kind.PRODUCT, new ParameterSpec.Uniform(0.5, 2)),
                by("d", Kind.PERCENTILE, new ParameterSpec.Uniform(-0.05, 0.05)),
                by("w", Kind.NORMAL, new ParameterSpec.Normal(0, 1, null, null))));
    Details details = new Details(false, 0, List.of(), 0, false, List.of(), 0, differential);
    return Designs.of(
        Configs.sampled(
            Method.DIFFERENTIAL,
            n,
            seed,
            details,
            Configs.parameter("a", new ParameterSpec.Uniform(1, 2)),
            Configs.parameter("b", new ParameterSpec.Uniform(1, 2)),
            Configs.parameter("c", new ParameterSpec.Uniform(1, 2)),
            Configs.parameter("d", new ParameterSpec.Uniform(10, 30)),
            Configs.parameter("e", new ParameterSpec.Uniform(1, 2)),
            Configs.texts("s", "x", "y"),
            Configs.fixed("w", 4),
            Configs.fixed("f", 5)));
  }

  private static Perturbation by(String name, Kind kind, ParameterSpec.Distributed law) {
    return new Perturbation(name, kind, law, POSITION);
  }

  @Test
  void hasTheNominalPointsAtPerturbation0() {
    Design design = design();
    double[][] all = PointBlock.of(design, 0, (int) design.size()).columns();
    Design nominal =
        Designs.of(
            Configs.sampled(
                Method.LHS,
                NOMINAL,
                3,
                Details.NONE,
                Configs.parameter("a", new ParameterSpec.Uniform(1, 2)),
                Configs.parameter("e", new ParameterSpec.Uniform(1, 2))));
    double[][] wanted = PointBlock.of(nominal, 0, NOMINAL).columns();

    assertThat(design.dimensions())
        .containsExactly(new Dimension("nominal", NOMINAL), new Dimension("perturbation", N + 1));
    for (int i = 0; i < NOMINAL; i++) {
      assertThat(all[0][i * (N + 1)]).isEqualTo(wanted[0][i]);
      for (int j = 0; j <= N; j++) {
        assertThat(all[4][i * (N + 1) + j]).as("what is not perturbed").isEqualTo(wanted[1][i]);
      }
    }
  }

  @Test
  void perturbsByTheFormulasOfTheReference() {
    double[][] all = PointBlock.of(design(), 0, NOMINAL * (N + 1)).columns();
    double[] ends = new double[] {0, 1, -1, 3, 1, 0, 1, 0};
    for (int i = 0; i < NOMINAL; i++) {
      int nominal = i * (N + 1);
      for (int j = 1; j <= N; j++) {
        double sum = all[1][nominal + j] / all[1][nominal] - 1;
        double product = all[2][nominal + j] / all[2][nominal];
        double percentile = (all[3][nominal + j] - all[3][nominal]) / 20;
        assertThat(sum).isBetween(-0.1 - 1e-12, 0.2);
        assertThat(product).isBetween(0.5 - 1e-12, 2.0);
        assertThat(percentile).isBetween(-0.05 - 1e-12, 0.05);
        ends[0] = Math.min(ends[0], sum);
        ends[1] = Math.min(ends[1], product);
        ends[2] = Math.max(ends[2], sum);
        ends[4] = Math.max(ends[4], product);
        ends[5] = Math.max(ends[5], percentile);
      }
    }
    assertThat(ends[0]).isLessThan(-0.099);
    assertThat(ends[1]).isLessThan(0.51);
    assertThat(ends[2]).isGreaterThan(0.199);
    assertThat(ends[4]).isGreaterThan(1.99);
    assertThat(ends[5]).isGreaterThan(0.049);
  }

  @Test
  void normalPerturbationsHaveTheirStandardDeviation() {
    double[][] all = PointBlock.of(design(), 0, NOMINAL * (N + 1)).columns();
    double[] draws = new double[NOMINAL * N];
    for (int i = 0; i < draws.length; i++) {
      int nominal = i / N * (N + 1);
      draws[i] = all[0][nominal + 1 + i % N] - all[0][nominal];
    }
    double square = Arrays.stream(draws).map(d -> d * d).average().orElseThrow();

    // 2000 draws: the standard error is 1.6 percent.
    assertThat(Math.sqrt(square)).isCloseTo(0.01, within(0.0008));
    assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(0, within(0.001));
  }

  @Test
  void drawsForEachNominalPointAnew() {
    double[][] all = PointBlock.of(design(), 0, NOMINAL * (N + 1)).columns();
    double[] factors = new double[NOMINAL * N];
    for (int i = 0; i < factors.length; i++) {
      int nominal = i / N * (N + 1);
      factors[i] = all[2][nominal + 1 + i % N] / all[2][nominal];
    }
    double[] rounded = Arrays.stream(factors).map(f -> Math.rint(f * 1e12)).toArray();

    assertThat(Arrays.stream(rounded).distinct().count()).isEqualTo(factors.length);
  }

  @Test
  void moreOfEitherChangesNoPerturbation() {
    double[] few = factors(design(NOMINAL, 5, 1), NOMINAL, 5);
    double[] many = factors(design(NOMINAL, 9, 1), NOMINAL, 9);
    double[] other = factors(design(NOMINAL, 5, 2), NOMINAL, 5);
    for (int i = 0; i < NOMINAL; i++) {
      for (int j = 0; j < 5; j++) {
        assertThat(few[i * 5 + j]).isEqualTo(many[i * 9 + j]).isNotEqualTo(other[i * 5 + j]);
      }
    }
  }

  /** Returns what multiplies the fixed parameter, which all nominal points have alike. */
  private static double[] factors(Design design, int nominal, int n) {
    double[] column = PointBlock.of(design, 0, (int) design.size()).columns()[6];
    double[] perturbed = new double[nominal * n];
    for (int i = 0; i < perturbed.length; i++) {
      perturbed[i] = column[i / n * (n + 1) + 1 + i % n];
    }
    return perturbed;
  }

  @Test
  void keepsTypesAndPlacesButOfWhatIsPerturbed() {
    Design design = design();

    assertThat(design.parameters().stream().map(Parameter::type))
        .endsWith(Parameter.Type.TEXT, Parameter.Type.REAL, Parameter.Type.WHOLE);
    assertThat(design.placements().get(6)).isEqualTo(new Placement.PerPoint());
    assertThat(design.placements().get(7)).isEqualTo(new Placement.Scalar(5));
  }
}
