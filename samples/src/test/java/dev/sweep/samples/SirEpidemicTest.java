package dev.sweep.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import java.util.Map;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SirEpidemicTest {
  private static final double[] R0 = {0, 0.5, 0.9, 0.99, 1, 1.01, 1.1, 2, 3, 8};

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-4, 1e-2, 0.3})
  void satisfiesTheFinalSizeEquation(double initialShare) {
    for (double r0 : R0) {
      double size = epidemic(r0, 5, initialShare).number("final_size");
      double left = (1 - initialShare) * Math.exp(-r0 * size);
      assertThat(1 - size).as("R0 = %s", r0).isCloseTo(left, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-4, 1e-2, 0.3})
  void reachesTheRootOfTheFinalSizeEquation(double initialShare) {
    for (double r0 : R0) {
      double root =
          new BrentSolver(1e-15, 1e-15)
              .solve(
                  1_000,
                  size -> 1 - size - (1 - initialShare) * Math.exp(-r0 * size),
                  initialShare / 2,
                  1);
      assertThat(epidemic(r0, 5, initialShare).number("final_size"))
          .as("R0 = %s", r0)
          .isCloseTo(root, within(1e-8));
    }
  }

  @Test
  void peaksAtTheShareThatIsKnownInClosedForm() {
    for (double r0 : new double[] {1.1, 2, 3, 8}) {
      double susceptible = 1 - 1e-4;
      double peak = 1 - (1 + Math.log(r0 * susceptible)) / r0;
      assertThat(epidemic(r0, 5, 1e-4).number("peak_share")).isCloseTo(peak, within(1e-10));
    }
  }

  @Test
  void peaksAtOnceWhenItCannotSpread() {
    Outputs outputs = epidemic(0.8, 5, 0.01);
    assertThat(outputs.number("peak_share")).isCloseTo(0.01, within(1e-15));
    assertThat(outputs.number("peak_day")).isZero();
  }

  @Test
  void takesTimeInProportionToTheInfectiousPeriod() {
    double day = epidemic(2.5, 1, 1e-4).number("peak_day");
    assertThat(epidemic(2.5, 7, 1e-4).number("peak_day")).isCloseTo(7 * day, within(1e-9));
    assertThat(day).isBetween(5.0, 10.0);
  }

  @Test
  void refusesWhatIsNoEpidemic() {
    assertThatThrownBy(() -> epidemic(2, 5, 0))
        .hasMessage("initial_share is 0.0, wanted between 0 and 1");
    assertThatThrownBy(() -> epidemic(-1, 5, 0.1)).hasMessage("R0 is -1.0, wanted at least 0");
    assertThatThrownBy(() -> new SirEpidemic.Settings(0))
        .hasMessage("tolerance is 0.0, wanted more than 0");
    assertThatThrownBy(() -> epidemic(2, 0, 0.1))
        .hasMessage("infectious_period is 0.0, wanted more than 0 days");
  }

  private static Outputs epidemic(double r0, double period, double initialShare) {
    SirEpidemic model = new SirEpidemic(new SirEpidemic.Settings(1e-12));
    Outputs outputs = new Outputs();
    model.evaluate(
        Point.of(0, Map.of("R0", r0, "infectious_period", period, "initial_share", initialShare)),
        outputs);
    return outputs;
  }
}
