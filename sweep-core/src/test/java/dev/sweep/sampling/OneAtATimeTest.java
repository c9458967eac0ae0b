package dev.sweep.sampling;

import static dev.sweep.sampling.Configs.fixed;
import static dev.sweep.sampling.Configs.numbers;
import static dev.sweep.sampling.Configs.parameter;
import static dev.sweep.sampling.Configs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec.Linspace;
import dev.sweep.config.SamplingConfig.Details;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SamplingConfig.NominalValue;
import dev.sweep.config.Value;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OneAtATimeTest extends DesignContract {

  @Override
  Design design() {
    return ofat(
        List.of(nominal("a", 0.5), nominal("s", "v")),
        parameter("a", new Linspace(0, 1, 101)),
        fixed("c", 3),
        texts("s", "u", "v", "w"));
  }

  @Test
  void variesOneParameterAtATimeRoundTheNominalPoint() {
    Design design =
        ofat(
            List.of(nominal("b", 8), nominal("a", 1), nominal("s", "u")),
            numbers("a", 1, 2, 3),
            numbers("b", 7, 9),
            fixed("c", 4),
            texts("s", "v", "u"));
    double[][] points = PointBlock.of(design, 0, (int) design.size()).columns();

    assertThat(points[0]).containsExactly(1, 2, 3, 1, 1, 1);
    assertThat(points[1]).containsExactly(8, 8, 8, 7, 9, 8);
    assertThat(points[2]).containsExactly(4, 4, 4, 4, 4, 4);
    assertThat(points[3]).containsExactly(1, 1, 1, 1, 1, 0);
  }

  @Test
  void takesANominalValueThatIsNotWholeBesideWholeOnes() {
    Design design = ofat(List.of(nominal("a", 1.5)), numbers("a", 1, 2));

    assertThat(design.parameters().getFirst().type()).isEqualTo(Parameter.Type.REAL);
    assertThat(PointBlock.of(design, 0, 3).columns()[0]).containsExactly(1.5, 1, 2);
    assertThat(ofat(List.of(nominal("a", 3)), numbers("a", 1, 2)).parameters().getFirst().type())
        .isEqualTo(Parameter.Type.WHOLE);
  }

  private static NominalValue nominal(String name, double value) {
    return new NominalValue(name, new Value.Numeric(value), Configs.POSITION);
  }

  private static NominalValue nominal(String name, String value) {
    return new NominalValue(name, new Value.Text(value), Configs.POSITION);
  }

  private static Design ofat(List<NominalValue> nominal, ParameterConfig... parameters) {
    Details details = new Details(false, 0, List.of(), 0, false, nominal);
    return Designs.of(Configs.sampled(Method.OFAT, 0, 0, details, parameters));
  }
}
