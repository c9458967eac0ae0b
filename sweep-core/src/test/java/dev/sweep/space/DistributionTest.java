package dev.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.config.ParameterSpec;
import dev.sweep.config.ParameterSpec.Bounds;
import dev.sweep.config.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class DistributionTest {
  private static final double LARGEST_DRAW = 1 - 0x1p-53;

  @Test
  void spreadsUniformDrawsOverTheInterval() {
    Distribution uniform = Distribution.of(new ParameterSpec.Uniform(-2, 6));

    assertThat(uniform.quantile(0)).isEqualTo(-2);
    assertThat(uniform.quantile(0.25)).isEqualTo(0);
    assertThat(uniform.quantile(0.5)).isEqualTo(2);
  }

  @Test
  void neverReachesTheUpperEndOfAUniformInterval() {
    Distribution narrow = Distribution.of(new ParameterSpec.Uniform(1, Math.nextUp(1.0)));
    Distribution wide =
        Distribution.of(new ParameterSpec.Uniform(-Double.MAX_VALUE, Double.MAX_VALUE));

    assertThat(narrow.quantile(LARGEST_DRAW)).isEqualTo(1);
    assertThat(wide.quantile(LARGEST_DRAW)).isLessThan(Double.MAX_VALUE).isGreaterThan(1e307);
    assertThat(wide.quantile(0.5)).isZero();
  }

  @Test
  void refusesAnEmptyUniformInterval() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Distribution.of(new ParameterSpec.Uniform(2, 2)))
        .withMessage("no uniform distribution from 2.0 to 2.0");
  }

  @Test
  void givesNormalQuantilesOfTheTables() {
    Distribution normal = Distribution.of(new ParameterSpec.Normal(5, 2, null, null));

    assertThat(normal.quantile(0.5)).isEqualTo(5, within(1e-12));
    assertThat(normal.quantile(0.975)).isEqualTo(5 + 2 * 1.959963984540054, within(1e-12));
    assertThat(normal.quantile(0.001)).isEqualTo(5 - 2 * 3.090232306167813, within(1e-12));
  }

  @Test
  void keepsTheExtremeNormalDrawsFinite() {
    Distribution normal = Distribution.of(new ParameterSpec.Normal(0, 1, null, null));

    assertThat(normal.quantile(0)).isFinite().isLessThan(normal.quantile(0x1p-53));
    assertThat(normal.quantile(LARGEST_DRAW)).isFinite().isGreaterThan(8);
  }

  @Test
  void staysWithinTheBoundsOfATruncatedNormal() {
    Distribution both = Distribution.of(new ParameterSpec.Normal(5, 1, 4.0, 6.0));
    Distribution above = Distribution.of(new ParameterSpec.Normal(0, 1, 0.0, null));
    Distribution below = Distribution.of(new ParameterSpec.Normal(0, 1, null, 0.0));

    for (double u = 0; u < 1; u += 0x1p-10) {
      assertThat(both.quantile(u)).isBetween(4.0, 6.0);
      assertThat(above.quantile(u)).isNotNegative();
      assertThat(below.quantile(u)).isNotPositive();
    }
    assertThat(both.quantile(0.5)).isEqualTo(5, within(1e-12));
    // Half a normal: its median is the third quartile of the whole.
    assertThat(above.quantile(0.5)).isEqualTo(0.6744897501960817, within(1e-12));
    assertThat(below.quantile(0.5)).isEqualTo(-0.6744897501960817, within(1e-12));
  }

  @Test
  void meetsTheEndsOfBoundedDistributionsExactly() {
    assertEnds(new ParameterSpec.Uniform(0.1, 0.7), 0.1, 0.7);
    assertEnds(new ParameterSpec.Loguniform(1e-5, 0.1), 1e-5, 0.1);
    assertEnds(new ParameterSpec.Normal(5, 1, 4.1, 6.3), 4.1, 6.3);
    assertEnds(new ParameterSpec.Lognormal(0, 1, new Bounds(0.3, 7.7)), 0.3, 7.7);
    assertEnds(new ParameterSpec.Triangular(-0.1, 0.2, 0.7), -0.1, 0.7);
    assertEnds(new ParameterSpec.Beta(2, 5, 0.1, 0.7), 0.1, 0.7);
    assertEnds(new ParameterSpec.Gamma(2, 3, new Bounds(0.1, 0.7)), 0.1, 0.7);
    assertEnds(new ParameterSpec.Weibull(2, 3, new Bounds(0.1, 0.7)), 0.1, 0.7);
    assertEnds(new ParameterSpec.Exponential(2, new Bounds(0.1, 0.7)), 0.1, 0.7);
    assertEnds(new ParameterSpec.Poisson(2, new Bounds(0.5, 4.5)), 1, 4);
    assertEnds(new ParameterSpec.IntUniform(-2, 6), -2, 6);
  }

  private static void assertEnds(ParameterSpec.Distributed spec, double min, double max) {
    Distribution distribution = Distribution.of(spec);
    assertThat(distribution.quantile(0)).as("%s", spec).isEqualTo(min);
    assertThat(distribution.quantile(1)).as("%s", spec).isEqualTo(max);
    double before = min;
    for (double u = 0; u < 1; u += 0x1p-9) {
      assertThat(distribution.quantile(u)).as("%s at %s", spec, u).isBetween(before, max);
      before = distribution.quantile(u);
    }
    assertThat(distribution.quantile(LARGEST_DRAW)).as("%s", spec).isBetween(before, max);
  }

  @Test
  void keepsTheExtremeDrawsOfUnboundedDistributionsFinite() {
    for (ParameterSpec.Distributed spec :
        List.of(
            new ParameterSpec.Lognormal(0, 1, Bounds.NONE),
            new ParameterSpec.Gamma(0.05, 3, Bounds.NONE),
            new ParameterSpec.Weibull(0.5, 3, Bounds.NONE),
            new ParameterSpec.Exponential(2, Bounds.NONE),
            new ParameterSpec.Poisson(1e9, Bounds.NONE))) {
      assertThat(Distribution.of(spec).quantile(0)).as("%s", spec).isFinite().isNotNegative();
      assertThat(Distribution.of(spec).quantile(LARGEST_DRAW)).as("%s", spec).isFinite();
    }
  }

  @Test
  void invertsTheUpperTailAsExactlyAsTheLower() {
    // Half of what is left beyond 30 means: ln 2 of a mean further.
    Distribution tail = Distribution.of(new ParameterSpec.Exponential(2, new Bounds(60.0, null)));
    Distribution scaled = Distribution.of(new ParameterSpec.Gamma(2, 1e-150, Bounds.NONE));

    assertThat(tail.quantile(0)).isEqualTo(60);
    assertThat(tail.quantile(0.5)).isEqualTo(60 + 2 * Math.log(2), within(1e-12));
    // scipy.stats.gamma(2).ppf([1e-6, 0.5])
    assertThat(scaled.quantile(1e-6) / 1e-150).isEqualTo(0.0014148806614793436, within(1e-12));
    assertThat(scaled.quantile(0.5) / 1e-150).isEqualTo(1.6783469900166612, within(1e-11));
  }

  @Test
  void countsBothEndsOfWholeNumbersAlike() {
    Distribution die = Distribution.of(new ParameterSpec.IntUniform(1, 6));
    long limit = 1L << 53;
    Distribution widest = Distribution.of(new ParameterSpec.IntUniform(-limit, limit));

    assertThat(
            DoubleStream.of(0, 0.16, 0.17, 0.83, 0.84, LARGEST_DRAW).map(die::quantile).toArray())
        .containsExactly(1, 1, 2, 5, 6, 6);
    assertThat(widest.quantile(0)).isEqualTo(-(double) limit);
    assertThat(widest.quantile(1)).isEqualTo((double) limit);
    assertThat(Distribution.of(new ParameterSpec.IntUniform(4, 4)).quantile(0.5)).isEqualTo(4);
  }

  @Test
  void neverChoosesAValueOfNoProbability() {
    Distribution choice = choice(0, 0.25, 0, 0.75, 0);

    assertThat(DoubleStream.of(0, 0.2499, 0.25, LARGEST_DRAW, 1).map(choice::quantile).toArray())
        .containsExactly(1, 1, 3, 3, 3);
  }

  @Test
  void choosesAmongTenthsWhoseSumIsNotOneInDoubles() {
    Distribution choice = choice(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

    assertThat(choice.quantile(LARGEST_DRAW)).isEqualTo(9);
    assertThat(choice.quantile(0.35)).isEqualTo(3);
  }

  private static Distribution choice(double... p) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      values.add(new Value.Numeric(i));
    }
    return Distribution.of(new ParameterSpec.Choice(values, DoubleStream.of(p).boxed().toList()));
  }
}
