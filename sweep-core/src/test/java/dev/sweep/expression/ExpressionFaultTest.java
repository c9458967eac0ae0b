package dev.sweep.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class ExpressionFaultTest {

  private static ExpressionException fault(String formula) {
    return catchThrowableOfType(ExpressionException.class, () -> SampleVariables.value(formula));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``            | 1  | expected a number, a name, a function or '(', got the end
          `   `         | 4  | got the end of the formula
          1 +           | 4  | expected a number, a name, a function or '(', got the end
          1 + * 2       | 5  | got '*'
          (1 + 2        | 7  | expected an operator or ')' for the '(' in column 1
          1 + 2)        | 6  | expected an operator or the end of the formula, got ')'
          min(x, 2      | 9  | expected ',' or ')' for the '(' in column 4
          min(x,, 2)    | 7  | got ','
          ()            | 2  | got ')'
          x y           | 3  | expected an operator or the end of the formula, got 'y'
          2x            | 2  | a product is written 2*x
          1e            | 2  | expected an operator, got 'e'
          3..4          | 3  | got '.4'
          x = 3         | 3  | unexpected character '='; did you mean '=='?
          x && on       | 3  | did you mean 'and'?
          !on           | 1  | did you mean 'not'?
          x.class       | 2  | unexpected character '.'
          x[0]          | 2  | unexpected character '['
          $x            | 1  | unexpected character '$'
          x + 'abc      | 5  | text without its closing '
          1e400         | 1  | number 1e400 is too large
          1 if on       | 8  | expected 'else', got the end of the formula
          if on         | 4  | expected '(', got 'on'
          if(on, 1)     | 1  | if(c, a, b) takes 3 arguments, got 2
          1 + not on    | 5  | got 'not'
          else          | 1  | got 'else'
          sqr(2)        | 1  | unknown function 'sqr'; did you mean 'sqrt'?
          1 + ln(x)     | 5  | unknown function 'ln'; did you mean 'log'?
          foo(x)        | 1  | unknown function 'foo'; known: sin, cos
          atan2(1)      | 1  | atan2(y, x) takes 2 arguments, got 1
          1 + sin(1, 2) | 5  | sin(x) takes 1 argument, got 2
          min()         | 1  | min(x, ...) takes at least 1 argument, got 0
          """)
  void pointsAtTheTokenThatCannotStandThere(String formula, int column, String message) {
    assertThat(fault(formula)).hasMessageContaining(message);
    assertThat(fault(formula).column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2 * tempreature     | 5  | unknown variable 'tempreature'; did you mean 'temperature'?
          x + zzz             | 5  | known: x, y, temperature, on, off, s, t, pi, e, true, false
          1 + sqrt            | 5  | the function is called as sqrt(x)
          s == gmres          | 6  | a text is written 'gmres', in quotes
          on == True          | 7  | did you mean 'true'?
          1 + s               | 5  | '+' wants a number, got a text
          -'a'                | 2  | '-' wants a number, got a text
          sin(on)             | 5  | sin(x) wants a number, got true or false
          3 * (x > 2)         | 6  | '*' wants a number, got true or false; write if(..., 1, 0)
          x and on            | 1  | 'and' wants true or false, got a number
          on or 2 * x         | 7  | 'or' wants true or false, got a number
          not x               | 5  | 'not' wants true or false, got a number
          on < off            | 1  | '<' wants a number, got true or false
          s < 'z'             | 1  | '<' wants a number, got a text
          x == 'cg'           | 3  | '==' cannot compare a number with a text
          s != 1              | 3  | '!=' cannot compare a text with a number
          1 < x == on         | 7  | '==' cannot compare a number with true or false
          1 if x else 2       | 6  | the condition of 'if' wants true or false, got a number
          if(x, 1, 2)         | 4  | the condition of 'if' wants true or false, got a number
          1 if on else off    | 14 | 'if' wants two values of one kind, got a number and true or
          if(on, 'a', 'b')    | 8  | 'if' gives a number or true or false, not a text
          s                   | 1  | a formula gives a number or true or false, not a text
          """)
  void pointsAtTheOperandOfTheWrongNameOrKind(String formula, int column, String message) {
    assertThat(fault(formula)).hasMessageContaining(message);
    assertThat(fault(formula).column()).isEqualTo(column);
  }

  @Test
  void refusesANumberAsCondition() throws Exception {
    Expression number = Expression.parse("x + 1");
    assertThat(
            catchThrowableOfType(
                ExpressionException.class, () -> number.bindCondition(SampleVariables.ALL)))
        .hasMessageContaining("expected a condition, true or false, got a number");
  }

  @Test
  void listsOnlyTheFirstOfManyNames() throws Exception {
    List<Variable> many =
        IntStream.range(100, 200).mapToObj(i -> Variable.number("parameter" + i)).toList();
    Expression expression = Expression.parse("q");
    assertThat(catchThrowableOfType(ExpressionException.class, () -> expression.bind(many)))
        .hasMessageContaining("parameter119 and 84 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "not ", "2^", "sin(", "1 if on else ", "if(on, 1, "})
  void refusesNestingThatWouldOverflowTheStack(String opening) {
    assertThat(fault(opening.repeat(10_000) + "x")).hasMessageContaining("nested too deeply");
    String closing = ")".repeat(10_000);
    assertThat(fault(opening.repeat(10_000) + "x" + closing)).hasMessageContaining("200 levels");
  }

  @Test
  void acceptsNestingThatPeopleWrite() throws Exception {
    assertThat(SampleVariables.value("(".repeat(150) + "x" + ")".repeat(150))).isEqualTo(3);
  }
}
