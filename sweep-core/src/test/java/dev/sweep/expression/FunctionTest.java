package dev.sweep.expression;

import static dev.sweep.expression.SampleVariables.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static final double[] ARGUMENTS = {
    -INF, -1e300, -710, -30.5, -2.5, -1.5, -1, -0.5, -1e-300, -0.0, 0, 1e-300, 0.3, 0.5, 1, 1.5, 2,
    2.5, 3.7, 12, 710, 1e5, 1e300, INF, NAN
  };

  private static final Map<String, DoubleUnaryOperator> OF_MATH =
      Map.ofEntries(
          Map.entry("sin", Math::sin),
          Map.entry("cos", Math::cos),
          Map.entry("tan", Math::tan),
          Map.entry("asin", Math::asin),
          Map.entry("acos", Math::acos),
          Map.entry("atan", Math::atan),
          Map.entry("sinh", Math::sinh),
          Map.entry("cosh", Math::cosh),
          Map.entry("tanh", Math::tanh),
          Map.entry("exp", Math::exp),
          Map.entry("log", Math::log),
          Map.entry("log10", Math::log10),
          Map.entry("sqrt", Math::sqrt),
          Map.entry("cbrt", Math::cbrt),
          Map.entry("abs", Math::abs),
          Map.entry("floor", Math::floor),
          Map.entry("ceil", Math::ceil),
          Map.entry("round", Math::rint),
          Map.entry("sign", Math::signum));

  @Test
  void agreesWithMathToTwoUnitsInTheLastPlace() throws Exception {
    for (var entry : OF_MATH.entrySet()) {
      double[] results = new double[ARGUMENTS.length];
      Expression.parse(entry.getKey() + "(x)")
          .bind(List.of(Variable.number("x")))
          .evaluator()
          .evaluate(new double[][] {ARGUMENTS}, ARGUMENTS.length, results);
      for (int i = 0; i < ARGUMENTS.length; i++) {
        double expected = entry.getValue().applyAsDouble(ARGUMENTS[i]);
        String call = entry.getKey() + "(" + ARGUMENTS[i] + ")";
        assertSame(call, results[i], expected);
      }
    }
  }

  private static void assertSame(String call, double actual, double expected) {
    if (Double.isFinite(expected)) {
      assertThat(actual).as(call).isCloseTo(expected, within(2 * Math.ulp(expected)));
    } else {
      assertThat(actual).as(call).isEqualTo(Double.valueOf(expected));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sin(pi / 6)          | 0.5
          cos(pi)              | -1
          tan(pi / 4)          | 1
          atan2(1, -1)         | 2.356194490192345
          atan2(-1, -1)        | -2.356194490192345
          log(e)               | 1
          log10(1e-5)          | -5
          log2(8)              | 3
          log2(1 / 1024)       | -10
          log2(10)             | 3.321928094887362
          hypot(3, 4)          | 5
          hypot(1e200, 1e200)  | 1.4142135623730951e200
          cbrt(-27)            | -3
          min(3)               | 3
          min(3, 1, 2)         | 1
          max(3, 1, 4, 1, 5)   | 5
          sign(-0.5)           | -1
          sign(0)              | 0
          erf(0)               | 0
          erf(1)               | 0.8427007929497149
          erf(-0.5)            | -0.5204998778130465
          gamma(5)             | 24
          gamma(0.5)           | 1.772453850905516
          gamma(-1.5)          | 2.363271801207355
          """)
  void givesKnownValues(String formula, double expected) throws Exception {
    assertThat(value(formula)).isCloseTo(expected, within(4 * Math.ulp(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "1.5, 2",
    "2.5, 2",
    "-0.5, -0.0",
    "-1.5, -2",
    "2.4, 2",
    "2.6, 3",
    "1e300, 1e300"
  })
  void roundsHalvesToEven(double given, double expected) throws Exception {
    assertThat(on("round(a)", given, 0)).isEqualTo(Double.valueOf(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 3, 1",
    "-7, 3, 2",
    "7, -3, -2",
    "-7, -3, -1",
    "6, 3, 0",
    "-6, 3, 0",
    "6, -3, -0.0",
    "5.5, 2, 1.5",
    "-0.5, 2, 1.5",
    "1, 0, NaN",
    "1, Infinity, 1",
    "-1, Infinity, Infinity",
    "NaN, 2, NaN",
    "2, NaN, NaN",
    "Infinity, 2, NaN"
  })
  void takesTheRemainderWithTheSignOfTheDivisor(double a, double b, double expected)
      throws Exception {
    assertThat(on("a % b", a, b)).isEqualTo(Double.valueOf(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1",
    "3.3",
    "-1.7",
    "1e-200",
    "1e200",
    "Infinity",
    "NaN",
    "1.0000000000000002",
    "-0.0"
  })
  void squaresExactlyAsTheProduct(double a) throws Exception {
    assertThat(on("a ^ 2", a, 0)).isEqualTo(Double.valueOf(a * a));
    assertThat(on("a ** b", a, 2)).isEqualTo(Double.valueOf(a * a));
    assertThat(on("a ^ (1 + 1)", a, 2)).isEqualTo(Double.valueOf(a * a));
  }

  @ParameterizedTest
  @CsvSource({"2, 10", "2, 0.5", "10, -3", "-2, 3", "-2, 0.5", "0, 0", "0, -1", "Infinity, 0"})
  void raisesToOtherPowersAsStrictMath(double a, double b) throws Exception {
    assertThat(on("a ^ b", a, b)).isEqualTo(Double.valueOf(StrictMath.pow(a, b)));
  }

  @Test
  void followsIeeeWhereReadersMayExpectAnError() throws Exception {
    assertThat(value("1 / 0")).isEqualTo(INF);
    assertThat(value("-1 / 0")).isEqualTo(-INF);
    assertThat(value("0 / 0")).isNaN();
    assertThat(value("sqrt(-1)")).isNaN();
    assertThat(value("log(0)")).isEqualTo(-INF);
    assertThat(value("exp(1000)")).isEqualTo(INF);
    assertThat(value("log2(1 / 0)")).isEqualTo(INF);
    assertThat(value("log2(-1)")).isNaN();
    assertThat(value("min(0 / 0, 1)")).isNaN();
    assertThat(value("max(1, 0 / 0)")).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"<, 0", "<=, 0", ">, 0", ">=, 0", "==, 0", "!=, 1"})
  void holdsNanUnequalToEverything(String operator, double expected) throws Exception {
    assertThat(on("a " + operator + " b", NAN, 1)).isEqualTo(expected);
    assertThat(on("a " + operator + " b", 1, NAN)).isEqualTo(expected);
    assertThat(on("a " + operator + " a", NAN, 1)).isEqualTo(expected);
  }

  private static double on(String formula, double a, double b) throws ExpressionException {
    double[] result = new double[1];
    Expression.parse(formula)
        .bind(List.of(Variable.number("a"), Variable.number("b")))
        .evaluator()
        .evaluate(new double[][] {{a}, {b}}, 1, result);
    return result[0];
  }
}
