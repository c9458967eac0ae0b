package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.config.ParameterSpec.Linspace;
import dev.sweep.config.ParameterSpec.Normal;
import dev.sweep.config.ParameterSpec.Range;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.PointBlock;
import org.junit.jupiter.api.Test;

final class ZipTest extends DesignContract {

  @Override
  Design design() {
    return Designs.of(
        Configs.zip(
            parameter("a", new Linspace(0, 1, 500)),
            fixed("c", 4.2),
            parameter("b", new Range(0, 500, 1))));
  }

  @Test
  void takesAxesSideBySide() {
    Design design =
        Designs.of(Configs.zip(numbers("a", 1, 2, 3), fixed("c", 9), numbers("b", 6, 5, 4)));

    assertThat(PointBlock.of(design, 0, 3).columns())
        .isDeepEqualTo(new double[][] {{1, 2, 3}, {9, 9, 9}, {6, 5, 4}});
    assertThat(design.dimensions()).containsExactly(new Dimension("point", 3));
    assertThat(design.placements())
        .containsExactly(
            new Placement.PerPoint(), new Placement.Scalar(9), new Placement.PerPoint());
  }

  @Test
  void refusesAxesOfSeveralLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Designs.of(Configs.zip(numbers("a", 1, 2), numbers("b", 1, 2, 3))))
        .withMessage("zip wants axes of one length, got [2, 3]");
  }

  @Test
  void refusesDistributions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Designs.of(Configs.zip(parameter("x", new Normal(0, 1, null, null)))))
        .withMessageContaining("parameter 'x' is a distribution; method zip wants");
  }
}
