package dev.sweep.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ExpressionFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "x",
          "y",
          "on",
          "s",
          "t",
          "pi",
          "1",
          ".5",
          "2e3",
          "'cg'",
          "\"gmres\"",
          "+",
          "-",
          "*",
          "/",
          "%",
          "^",
          "**",
          "<",
          "<=",
          "==",
          "!=",
          "(",
          ")",
          ",",
          "if",
          "else",
          "if(",
          "and",
          "or",
          "not",
          "true",
          "sin(",
          "min(",
          "atan2(",
          "q",
          "=",
          "'",
          "\\",
          "\u00b2",
          "\ud83d\ude00",
          " ");

  @Test
  void throwsNothingButExpressionExceptionsSeed1() {
    SplittableRandom random = new SplittableRandom(1);
    int valid = 0;
    for (int i = 0; i < 20_000; i++) {
      valid += isValid(words(random)) ? 1 : 0;
      valid += isValid(characters(random)) ? 1 : 0;
    }
    assertThat(valid).isBetween(500, 39_000);
  }

  private static boolean isValid(String formula) {
    try {
      SampleVariables.value(formula);
      return true;
    } catch (ExpressionException fault) {
      assertThat(fault.column()).as(formula).isBetween(1, formula.length() + 1);
      assertThat(fault.getMessage()).isNotBlank();
      return false;
    }
  }

  private static String words(SplittableRandom random) {
    StringBuilder formula = new StringBuilder();
    for (int length = random.nextInt(1, 12); length > 0; length--) {
      formula.append(WORDS.get(random.nextInt(WORDS.size())));
      formula.append(random.nextBoolean() ? " " : "");
    }
    return formula.toString();
  }

  private static String characters(SplittableRandom random) {
    StringBuilder formula = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      formula.append(
          (char) (random.nextInt(10) == 0 ? random.nextInt(65536) : random.nextInt(128)));
    }
    return formula.toString();
  }

  @Test
  void agreesWithARecursiveEvaluatorOnRandomTreesSeed2() throws Exception {
    SplittableRandom random = new SplittableRandom(2);
    List<Variable> variables = List.of(Variable.number("x"), Variable.number("y"));
    double[][] columns = {{0.5, -2, 3, Double.NaN, 0, 7.25}, {3, -2, 0.25, 1, -0.0, 7.25}};
    for (int i = 0; i < 4_000; i++) {
      RandomTree tree = RandomTree.number(random, 5);
      double[] results = new double[6];
      Expression.parse(tree.text()).bind(variables).evaluator().evaluate(columns, 6, results);
      for (int row = 0; row < 6; row++) {
        Double expected = tree.value(columns[0][row], columns[1][row]);
        assertThat(results[row]).as(tree.text()).isEqualTo(expected);
      }
    }
  }
}
