package dev.sweep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.config.ModelConfig;
import dev.sweep.config.OutputConfig;
import dev.sweep.space.PointBlock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExprModelTest {

  @Test
  void evaluatesEachFormulaWithTheOutputsBeforeIt() throws Exception {
    Outcomes outcomes = run(Blocks.of(1, 2, 3), "q", "x^2", "r", "q + x");
    assertThat(Blocks.numbers(outcomes, "q")).containsExactly(1, 4, 9);
    assertThat(Blocks.numbers(outcomes, "r")).containsExactly(2, 6, 12);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
    assertThat(outcomes.attempts()).containsOnly(1);
    assertThat(outcomes.seconds()[0]).isPositive();
  }

  @Test
  void keepsNotANumberAsAValue() throws Exception {
    Outcomes outcomes = run(Blocks.of(-1, 4), "q", "sqrt(x)");
    assertThat(Blocks.numbers(outcomes, "q")).containsExactly(Double.NaN, 2);
    assertThat(outcomes.status()).containsOnly(Status.OK.code());
  }

  @Test
  void givesConditionsAsOneAndZeroAndTakesThemAsConditions() throws Exception {
    Outcomes outcomes = run(Blocks.of(1, 2), "big", "x > 1", "q", "5 if big else 7");
    assertThat(Blocks.numbers(outcomes, "big")).containsExactly(0, 1);
    assertThat(Blocks.numbers(outcomes, "q")).containsExactly(7, 5);
  }

  @Test
  void knowsStringsAndBooleans() throws Exception {
    PointBlock points =
        Blocks.of(
            List.of(Blocks.text("s", "cg", "gmres"), Blocks.flag("on")),
            new double[][] {{0, 1, 1}, {1, 0, 1}});
    Outcomes outcomes = run(points, "q", "1 if s == 'gmres' and on else 0");
    assertThat(Blocks.numbers(outcomes, "q")).containsExactly(0, 0, 1);
  }

  @Test
  void leavesExcludedPointsAlone() throws Exception {
    PointBlock points = Blocks.of(1, 2);
    Outcomes outcomes = new Outcomes(0, 2);
    outcomes.status()[0] = Status.EXCLUDED.code();
    try (BlockModel model = factory(points, "q", "x").open(0)) {
      model.evaluate(points, outcomes, Blocks.NEVER);
    }
    assertThat(outcomes.status()).containsExactly(4, 1);
    assertThat(outcomes.attempts()).containsExactly(0, 1);
    assertThat(Blocks.numbers(outcomes, "q")).containsExactly(Double.NaN, 2);
  }

  @Test
  void declaresItsOutputsWithTheirUnits() throws Exception {
    OutputConfig unit = new OutputConfig("r", "W", "heat", null, Blocks.NOWHERE);
    BlockModel.Factory factory =
        ModelFactory.of(
            Blocks.config(formulas("q", "x", "r", "2*x"), unit), List.of(Blocks.real("x")));
    assertThat(factory.outputs())
        .containsExactly(
            new BlockModel.OutputDeclaration("q", null, null),
            new BlockModel.OutputDeclaration("r", "W", "heat"));
  }

  @Test
  void namesTheFormulaThatDoesNotFit() {
    assertThatThrownBy(() -> factory(Blocks.of(1), "q", "2 + y"))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("test.yaml:1:1: output 'q': column 5 of '2 + y': ");
  }

  @Test
  void givesTheSameBitsWhateverTheBlock() throws Exception {
    double[] x = new double[1_000];
    Arrays.setAll(x, i -> Math.sqrt(i));
    double[] whole = Blocks.numbers(run(Blocks.of(x), "q", "sin(x)*exp(-x)"), "q");
    for (int i = 0; i < x.length; i += 97) {
      assertThat(Blocks.numbers(run(Blocks.of(x[i]), "q", "sin(x)*exp(-x)"), "q"))
          .containsExactly(whole[i]);
    }
  }

  private static Outcomes run(PointBlock points, String... formulas) throws Exception {
    return Blocks.evaluate(Blocks.config(formulas(formulas)), points);
  }

  private static BlockModel.Factory factory(PointBlock points, String... formulas)
      throws ModelException {
    return ModelFactory.of(Blocks.config(formulas(formulas)), points.parameters());
  }

  private static ModelConfig.Expr formulas(String... namesAndTexts) {
    ModelConfig.Formula[] formulas = new ModelConfig.Formula[namesAndTexts.length / 2];
    for (int i = 0; i < formulas.length; i++) {
      formulas[i] =
          new ModelConfig.Formula(namesAndTexts[2 * i], namesAndTexts[2 * i + 1], Blocks.NOWHERE);
    }
    return new ModelConfig.Expr(List.of(formulas));
  }
}
