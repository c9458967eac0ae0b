package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterConfig.Traits;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SamplingConfig.NominalValue;
import dev.sweep.config.Value;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Named values: their names are a parameter beside them. */
final class LabelledDesignTest extends DesignContract {
  private static final ParameterConfig TOLERANCE =
      labelled(numbers("tol", 1e-7, 1e-5, -0.0), "tight", "loose", "none");

  @Override
  Design design() {
    return Designs.of(Configs.random(700, 1, TOLERANCE, numbers("T", 1, 2)));
  }

  @Test
  void hasTheNamesAlongTheDimensionOfTheValues() {
    Design design = Designs.of(Configs.grid(TOLERANCE, numbers("T", 1, 2)));

    assertThat(design.parameters().stream().map(Parameter::name))
        .containsExactly("tol", "T", "tol_label");
    assertThat(names(design, 6))
        .containsExactly("tight", "tight", "loose", "loose", "none", "none");
    assertThat(design.placements().get(2))
        .isInstanceOfSatisfying(
            Design.Placement.OnAxis.class, placement -> assertThat(placement.dimension()).isZero());
  }

  @Test
  void givesWhatIsDrawnItsName() {
    Value one = new Value.Text("cg");
    Value other = new Value.Text("gmres");
    ParameterSpec.Choice choice = new ParameterSpec.Choice(List.of(one, other), List.of(0.5, 0.5));
    Design design =
        Designs.of(
            Configs.random(40, 7, labelled(Configs.parameter("s", choice), "fast", "robust")));

    PointBlock points = PointBlock.of(design, 0, 40);
    for (int row = 0; row < 40; row++) {
      assertThat(points.value(row, 1))
          .isEqualTo(points.value(row, 0).equals("cg") ? "fast" : "robust");
    }
  }

  @Test
  void leavesANominalValueBetweenTheNamedOnesWithoutName() {
    Details nominal =
        new Details(
            false,
            0,
            List.of(),
            0,
            false,
            List.of(new NominalValue("tol", new Value.Numeric(1e-6), Configs.POSITION)));
    Design design = Designs.of(Configs.sampled(Method.OFAT, 0, 0, nominal, TOLERANCE));

    assertThat(names(design, 4)).containsExactly("", "tight", "loose", "none");
  }

  @SuppressWarnings("NullAway") // does not see that the record's class file allows null
  private static ParameterConfig labelled(ParameterConfig config, String... labels) {
    return new ParameterConfig(
        config.name(),
        config.spec(),
        null,
        null,
        config.position(),
        new Traits(List.of(labels), null, false));
  }

  private static List<Object> names(Design design, int count) {
    PointBlock points = PointBlock.of(design, 0, count);
    int last = design.parameters().size() - 1;
    return IntStream.range(0, count).mapToObj(row -> points.value(row, last)).toList();
  }
}
