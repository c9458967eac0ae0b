package dev.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.config.ParameterSpec;
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
}
