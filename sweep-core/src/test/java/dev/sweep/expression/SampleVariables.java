package dev.sweep.expression;

import java.util.List;

/** Variables of every kind, and one row of them, for tests to evaluate formulas on. */
final class SampleVariables {
  static final List<Variable> ALL =
      List.of(
          Variable.number("x"),
          Variable.number("y"),
          Variable.number("temperature"),
          Variable.flag("on"),
          Variable.flag("off"),
          Variable.text("s", List.of("cg", "gmres")),
          Variable.text("t", List.of("jacobi", "gmres", "cg")));

  /** x is 3, y -2, temperature 300, s gmres, t gmres. */
  private static final double[][] ROW = {{3}, {-2}, {300}, {1}, {0}, {1}, {1}};

  private SampleVariables() {}

  static double value(String formula) throws ExpressionException {
    double[] result = new double[1];
    Expression.parse(formula).bind(ALL).evaluator().evaluate(ROW, 1, result);
    return result[0];
  }
}
