package dev.sweep.expression;

import static dev.sweep.expression.SampleVariables.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sweep.expression.Expression.Mention;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 + 2 * 3          | 7
          (1 + 2) * 3        | 9
          10 - 4 - 3         | 3
          24 / 4 / 2         | 3
          24 / 4 * 2         | 12
          7 % 4 * 2          | 6
          2 ^ 3 ^ 2          | 512
          2 ** 3 ** 2        | 512
          2 ^ 3 ** 2         | 512
          -2 ^ 2             | -4
          (-2) ^ 2           | 4
          2 ^ -1             | 0.5
          2 ^ -1 ^ 2         | 0.5
          -2 ^ -2            | -0.25
          2 * -3             | -6
          2 - -3             | 5
          --3                | 3
          +-+3               | -3
          -3 % 5             | 2
          -(3 % 5)           | -3
          2 * 3 ^ 2          | 18
          y ^ 2              | 4
          -y ^ 2             | -4
          x - y * x          | 9
          """)
  void groupsArithmeticAsPhysicistsWriteIt(String formula, double expected) throws Exception {
    assertThat(value(formula)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 < 2                        | true
          2 <= 2                       | true
          3 > x                        | false
          x >= 3                       | true
          x == 3                       | true
          x != 3                       | false
          1 + 1 < 3                    | true
          1 < 2 < 3                    | true
          1 < 3 < 2                    | false
          3 > 2 > 2                    | false
          1 < x != y < 0               | true
          not x == 3                   | false
          not off and off              | false
          not (off and off)            | true
          on or on and off             | true
          (on or on) and off           | false
          not not on                   | true
          on == (x > 1)                | true
          on != true                   | false
          true or false                | true
          s == 'gmres'                 | true
          "gmres" == s                 | true
          s != 'cg'                    | true
          s == 'unheard of'            | false
          s != 'unheard of'            | true
          s == t                       | true
          s != t                       | false
          'cg' == 'cg'                 | true
          'cg' == "gmres"              | false
          s == t == 'gmres'            | true
          """)
  void decidesConditions(String formula, boolean expected) throws Exception {
    assertThat(value(formula)).isEqualTo(expected ? 1 : 0);
    assertThat(Expression.parse(formula).bindCondition(SampleVariables.ALL).kind())
        .isEqualTo(Variable.Kind.FLAG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 if on else 2                     | 1
          1 if off else 2                    | 2
          1 if off else 2 if off else 3      | 3
          1 if off else 2 if on else 3       | 2
          10 + 1 if on else 2                | 11
          10 + (1 if off else 2)             | 12
          1 if x < 2 or on else 2            | 1
          if(on, 1, 2)                       | 1
          if(x < 0, 1, if(y < 0, 2, 3))      | 2
          2 * if(off, 1, 2)                  | 4
          if(on, 1, 2) if off else 3         | 3
          if (on, off, on) == false if on else on | 1
          """)
  void choosesInBothSpellings(String formula, double expected) throws Exception {
    assertThat(value(formula)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.5, 1.5", ".5, 0.5", "2., 2", "1e-3, 0.001", "1.5E+2, 150", ".5e1, 5"})
  void readsNumbers(String formula, double expected) throws Exception {
    assertThat(value(formula)).isEqualTo(expected);
  }

  @Test
  void takesWhiteSpaceAnywhereOrNowhere() throws Exception {
    assertThat(value("\n 1\t+\n2 * ( x )  ")).isEqualTo(7);
    assertThat(value("1if on else 2")).isEqualTo(1);
  }

  @Test
  void knowsTheConstantsUnlessAVariableHidesThem() throws Exception {
    assertThat(value("pi")).isEqualTo(Math.PI);
    assertThat(value("e")).isEqualTo(Math.E);
    double[] result = new double[1];
    Program program = Expression.parse("e * 2").bind(List.of(Variable.number("e")));
    program.evaluator().evaluate(new double[][] {{21}}, 1, result);
    assertThat(result[0]).isEqualTo(42);
  }

  @Test
  void letsVariablesBearTheNamesOfFunctions() throws Exception {
    double[] result = new double[1];
    Program program = Expression.parse("gamma + gamma(4)").bind(List.of(Variable.number("gamma")));
    program.evaluator().evaluate(new double[][] {{10}}, 1, result);
    assertThat(result[0]).isEqualTo(16);
  }

  @Test
  void listsVariablesInOrderOfFirstAppearance() throws Exception {
    assertThat(Expression.parse("b * sin(a) + b if s == 'c' else pi").variables())
        .containsExactly(
            new Mention("b", 1), new Mention("a", 9), new Mention("s", 19), new Mention("pi", 33));
  }

  @Test
  void tellsNumbersFromFlags() throws Exception {
    assertThat(Expression.parse("x + 1").bind(SampleVariables.ALL).kind())
        .isEqualTo(Variable.Kind.NUMBER);
    assertThat(Expression.parse("x > 1").bind(SampleVariables.ALL).kind())
        .isEqualTo(Variable.Kind.FLAG);
    assertThat(Expression.parse("on").bind(SampleVariables.ALL).kind())
        .isEqualTo(Variable.Kind.FLAG);
  }

  @Test
  void evaluatesSumsOfManyThousandTerms() throws Exception {
    assertThat(value("x" + " + x".repeat(49_999))).isEqualTo(150_000);
  }

  @Test
  void refusesTwoVariablesOfOneName() throws Exception {
    Expression expression = Expression.parse("x");
    List<Variable> twice = List.of(Variable.number("x"), Variable.flag("x"));
    assertThatIllegalArgumentException().isThrownBy(() -> expression.bind(twice));
  }

  @Test
  void printsAsWritten() throws Exception {
    assertThat(Expression.parse(" x+ 1")).hasToString(" x+ 1");
  }
}
