package dev.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.ParameterSpec.Bounds;
import dev.sweep.config.ParameterSpec.Choice;
import dev.sweep.config.ParameterSpec.Fixed;
import dev.sweep.config.ParameterSpec.Geomspace;
import dev.sweep.config.ParameterSpec.IntUniform;
import dev.sweep.config.ParameterSpec.Linspace;
import dev.sweep.config.ParameterSpec.Logspace;
import dev.sweep.config.ParameterSpec.Normal;
import dev.sweep.config.ParameterSpec.Poisson;
import dev.sweep.config.ParameterSpec.Range;
import dev.sweep.config.ParameterSpec.ReverseGeomspace;
import dev.sweep.config.ParameterSpec.Uniform;
import dev.sweep.config.ParameterSpec.Values;
import dev.sweep.config.Position;
import dev.sweep.config.Value;
import dev.sweep.space.Factor.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FactorTest {

  @Test
  void codesStringsAsIndexesOfDistinctOnes() {
    Factor factor = factor(new Values(List.of(text("gmres"), text("cg"), text("gmres"))));

    assertThat(values(factor)).containsExactly(0, 1, 0);
    assertThat(factor.parameter().texts()).containsExactly("gmres", "cg");
    assertThat(factor.parameter().type()).isEqualTo(Parameter.Type.TEXT);
    assertThat(factor.parameter().value(1)).isEqualTo("cg");
  }

  @Test
  void codesWhatIsChosenAsItCodesAList() {
    List<Value> values = List.of(text("gmres"), text("cg"));
    Factor factor = factor(new Choice(values, List.of(0.25, 0.75)));
    Distribution distribution = ((Source.Drawn) factor.source()).distribution();

    assertThat(factor.parameter().type()).isEqualTo(Parameter.Type.TEXT);
    assertThat(factor.parameter().value(distribution.quantile(0.2))).isEqualTo("gmres");
    assertThat(factor.parameter().value(distribution.quantile(0.3))).isEqualTo("cg");
  }

  @Test
  void codesBooleansAsZeroAndOne() {
    Factor factor = factor(new Values(List.of(new Value.Flag(true), new Value.Flag(false))));

    assertThat(values(factor)).containsExactly(1, 0);
    assertThat(factor.parameter().type()).isEqualTo(Parameter.Type.FLAG);
  }

  @Test
  void refusesValuesOfSeveralKinds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factor(new Values(List.of(text("a"), new Value.Flag(true)))))
        .withMessageContaining("of several kinds; wanted all numbers, strings or booleans");
  }

  @Test
  void keepsFixedValuesApartFromAxes() {
    assertThat(factor(new Fixed(text("cg"))).source()).isEqualTo(new Source.Constant(0));
    assertThat(factor(new Fixed(new Value.Numeric(4.2))).source())
        .isEqualTo(new Source.Constant(4.2));
  }

  @Test
  void carriesUnitAndDescription() {
    ParameterSpec spec = new Fixed(new Value.Numeric(1));
    Factor factor =
        Factor.of(new ParameterConfig("p", spec, "Pa", "pressure", new Position("c", 1, 1)));

    assertThat(factor.parameter())
        .isEqualTo(new Parameter("p", Parameter.Type.WHOLE, List.of(), "Pa", "pressure"));
  }

  @ParameterizedTest
  @MethodSource
  void findsWholeNumbers(ParameterSpec spec) {
    assertThat(factor(spec).parameter().type()).isEqualTo(Parameter.Type.WHOLE);
  }

  static Stream<ParameterSpec> findsWholeNumbers() {
    return Stream.of(
        numbers(1, -2, 0x1p53),
        new Linspace(0, 10, 11),
        new Linspace(7, 7, 4),
        new Linspace(3, 9.5, 1),
        new Linspace(0, 1e15, 1_000_000_000_000_001L),
        new Range(0, 10, 2),
        new Range(5, 5.5, 0.75),
        new Range(0, 1e15, 1),
        new Geomspace(1, 256, 9),
        new ReverseGeomspace(1, 256, 9),
        new Logspace(0, 15, 16),
        new Poisson(3, Bounds.NONE),
        new IntUniform(1, 6),
        new Choice(List.of(new Value.Numeric(1), new Value.Numeric(2)), List.of(0.5, 0.5)));
  }

  @ParameterizedTest
  @MethodSource
  void findsRealNumbers(ParameterSpec spec) {
    assertThat(factor(spec).parameter().type()).isEqualTo(Parameter.Type.REAL);
  }

  static Stream<ParameterSpec> findsRealNumbers() {
    return Stream.of(
        numbers(1, 2.5),
        numbers(0x1p54),
        new Linspace(0, 10, 12),
        new Linspace(0, 1e15, 1_000_000_000_000_000L),
        new Linspace(0, 0x1p54, 2),
        new Range(0, 10, 0.5),
        new Range(0.5, 10, 1),
        new Geomspace(1, 1000, 3),
        new Logspace(-1, 15, 17),
        new Logspace(0, 15, 1_000_000_000_000L),
        new Uniform(0, 1),
        new Normal(0, 1, null, null),
        new Choice(List.of(new Value.Numeric(1), new Value.Numeric(2.5)), List.of(0.5, 0.5)));
  }

  private static Factor factor(ParameterSpec spec) {
    return Factor.of(new ParameterConfig("p", spec, null, null, new Position("c", 1, 1)));
  }

  private static Values numbers(double... numbers) {
    return new Values(Arrays.stream(numbers).<Value>mapToObj(Value.Numeric::new).toList());
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static double[] values(Factor factor) {
    Axis axis = ((Source.Listed) factor.source()).axis();
    double[] values = new double[(int) axis.size()];
    Arrays.setAll(values, axis::value);
    return values;
  }
}
