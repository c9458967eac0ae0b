package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ParameterSpec.Column;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Designs whose points were read from a file. */
final class PointsFileDesignTest extends DesignContract {

  @Override
  Design design() {
    double[] numbers = IntStream.range(0, 400).mapToDouble(i -> i % 7 + 0.5).toArray();
    double[] texts = IntStream.range(0, 400).mapToDouble(i -> i % 2).toArray();
    return Designs.of(
        Configs.sampled(
            Method.CSV,
            0,
            0,
            new Details(false, 2, List.of("T")),
            parameter("x", new Column(Column.Kind.NUMBER, List.of(), numbers)),
            fixed("c", 3),
            numbers("T", 280, 300, 320),
            parameter("s", new Column(Column.Kind.TEXT, List.of("a", "b"), texts))));
  }

  @Test
  void keepsRepeatedPointsAndTheKindsOfColumns() {
    Design design =
        Designs.of(
            Configs.sampled(
                Method.CSV,
                0,
                0,
                Details.NONE,
                parameter("n", new Column(Column.Kind.NUMBER, List.of(), new double[] {3, 3, 1})),
                parameter("b", new Column(Column.Kind.FLAG, List.of(), new double[] {1, 0, 1}))));
    PointBlock points = PointBlock.of(design, 0, 3);

    assertThat(points.columns()).isDeepEqualTo(new double[][] {{3, 3, 1}, {1, 0, 1}});
    assertThat(design.parameters())
        .extracting(Parameter::type)
        .containsExactly(Parameter.Type.WHOLE, Parameter.Type.FLAG);
    assertThat(points.value(1, 1)).isEqualTo(false);
  }
}
