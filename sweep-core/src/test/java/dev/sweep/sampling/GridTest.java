package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.config.ParameterSpec.Linspace;
import dev.sweep.config.ParameterSpec.Range;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.PointBlock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GridTest extends DesignContract {

  @Override
  Design design() {
    return Designs.of(
        Configs.grid(
            numbers("a", 3, 1, 2),
            parameter("b", new Linspace(0, 1, 7)),
            fixed("c", 4.2),
            texts("d", "x", "y"),
            parameter("e", new Range(0, 50, 1))));
  }

  @Test
  void variesTheLastAxisFastest() {
    Design design =
        Designs.of(Configs.grid(numbers("a", 1, 2), fixed("c", 9), numbers("b", 5, 6, 7)));
    PointBlock block = PointBlock.of(design, 0, 6);

    assertThat(block.columns()[0]).containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(block.columns()[1]).containsExactly(9, 9, 9, 9, 9, 9);
    assertThat(block.columns()[2]).containsExactly(5, 6, 7, 5, 6, 7);
    assertThat(design.dimensions()).containsExactly(new Dimension("a", 2), new Dimension("b", 3));
    assertThat(design.placements().get(1)).isEqualTo(new Placement.Scalar(9));
  }

  @Test
  void isOnePointWithoutAxes() {
    Design design = Designs.of(Configs.grid(fixed("c", 9)));

    assertThat(design.size()).isEqualTo(1);
    assertThat(design.dimensions()).containsExactly(new Dimension("point", 1));
    assertThat(PointBlock.of(design, 0, 1).value(0, 0)).isEqualTo(9L);
  }

  @Test
  void numbersQuintillionsOfPoints() {
    Design design =
        Designs.of(
            Configs.grid(
                parameter("a", new Linspace(0, 1, 1_000_000)),
                parameter("b", new Linspace(0, 1, 1_000_000)),
                parameter("c", new Range(0, 9_000_000, 1))));
    PointBlock last = PointBlock.of(design, design.size() - 2, 2);

    assertThat(design.size()).isEqualTo(9_000_000_000_000_000_000L);
    assertThat(PointBlock.of(design, 0, 2).columns())
        .isDeepEqualTo(new double[][] {{0, 0}, {0, 0}, {0, 1}});
    assertThat(last.columns())
        .isDeepEqualTo(new double[][] {{1, 1}, {1, 1}, {8_999_998, 8_999_999}});
  }

  @Test
  void holdsAValueOverQuintillionsOfPoints() {
    long half = 1L << 61;
    Design design =
        Designs.of(Configs.grid(numbers("a", 1, 2), parameter("b", new Linspace(0, 1, half))));

    assertThat(PointBlock.of(design, half - 2, 4).columns()[0]).containsExactly(1, 1, 2, 2);
  }

  @Test
  void refusesMorePointsThanALongCounts() {
    Linspace axis = new Linspace(0, 1, 10_000_000_000L);

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Designs.of(Configs.grid(parameter("a", axis), parameter("b", axis))));
  }

  @Test
  void refusesDistributions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Designs.of(Configs.grid(parameter("x", new Uniform(0, 1)))))
        .withMessage(
            "parameter 'x' is a distribution; method grid wants values, an axis or a fixed value");
  }

  @Test
  void decodesValues() {
    PointBlock block = PointBlock.of(design(), 0, 51);

    assertThat(block.value(0, 0)).isEqualTo(3L);
    assertThat(block.value(0, 1)).isEqualTo(0.0);
    assertThat(IntStream.of(0, 50).mapToObj(row -> block.value(row, 3))).containsExactly("x", "y");
  }
}
