package dev.sweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void isTheAbsoluteOnePlusTheRelativeOneOfTheBase() {
    Tolerance tolerance = new Tolerance(0.25, 2);
    assertThat(tolerance.accepts(8, 12)).isTrue();
    assertThat(tolerance.accepts(8, 4)).isTrue();
    assertThat(tolerance.accepts(8, Math.nextUp(12.0))).isFalse();
    assertThat(tolerance.accepts(-8, -12)).isTrue();
    assertThat(tolerance.accepts(0, 2)).isTrue();
    assertThat(tolerance.accepts(12, 8)).as("of the base, not of the other").isTrue();
    assertThat(new Tolerance(0.5, 0).accepts(2, 1)).isTrue();
    assertThat(new Tolerance(0.5, 0).accepts(1, 2)).isFalse();
  }

  @Test
  void ofNothingAcceptsWhatIsEqual() {
    Tolerance none = new Tolerance(0, 0);
    assertThat(none.accepts(0.1, 0.1)).isTrue();
    assertThat(none.accepts(0.0, -0.0)).isTrue();
    assertThat(none.accepts(0.1, Math.nextUp(0.1))).isFalse();
  }

  @Test
  void takesNanAndTheInfiniteOnlyForThemselves() {
    Tolerance wide = new Tolerance(1, 1e300);
    assertThat(wide.accepts(Double.NaN, Double.NaN)).isTrue();
    assertThat(wide.accepts(Double.NaN, 1)).isFalse();
    assertThat(wide.accepts(1, Double.NaN)).isFalse();
    assertThat(wide.accepts(INFINITY, INFINITY)).isTrue();
    assertThat(wide.accepts(INFINITY, -INFINITY)).isFalse();
    assertThat(wide.accepts(INFINITY, 1)).isFalse();
    assertThat(wide.accepts(1, INFINITY)).isFalse();
  }

  @Test
  void saysHowManyTimesItIsExceeded() {
    assertThat(new Tolerance(0.5, 1).excess(2, 8)).isEqualTo(3);
    assertThat(new Tolerance(0, 0).excess(2, 8)).isInfinite();
    assertThat(new Tolerance(1, 1).excess(2, Double.NaN)).isInfinite();
    assertThat(new Tolerance(1, 1).excess(INFINITY, 1)).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-300, Double.NaN, Double.POSITIVE_INFINITY})
  void isAFiniteNumberOfAtLeastZero(double wrong) {
    assertThatThrownBy(() -> new Tolerance(wrong, 0)).hasMessageContaining("rtol is " + wrong);
    assertThatThrownBy(() -> new Tolerance(0, wrong)).hasMessageContaining("atol is " + wrong);
  }
}
