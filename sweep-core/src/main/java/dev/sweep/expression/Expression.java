package dev.sweep.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula, read but not yet fitted to its variables. Immutable and safe for use by many threads.
 *
 * <p>It cannot do anything but compute: it sees its variables and the functions of the language,
 * and has no way to reach Java, files or other points.
 *
 * {@snippet :
 * Program program =
 *     Expression.parse("k * T^4").bind(List.of(Variable.number("T"), Variable.number("k")));
 * double[] q = new double[count];
 * program.evaluator().evaluate(new double[][] {T, k}, count, q);
 * }
 */
public final class Expression {
  private final String text;
  private final List<Step> steps;

  private Expression(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
  }

  /**
   * Reads a formula.
   *
   * @throws ExpressionException if it is not one, with the column of the first token that cannot
   *     stand where it does; for a text or bracket that never ends, of its beginning or of the end
   */
  public static Expression parse(String text) throws ExpressionException {
    return new Expression(text, Parser.parse(text));
  }

  /**
   * Returns the names that may stand for variables, each where it appears first, in that order.
   *
   * <p>The constants {@code pi} and {@code e} are among them where the formula uses them: a
   * variable of that name takes the constant's place.
   */
  public List<Mention> variables() {
    Map<String, Mention> mentions = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof Step.Name(String name, int column)) {
        mentions.putIfAbsent(name, new Mention(name, column));
      }
    }
    return List.copyOf(mentions.values());
  }

  /**
   * Fits the formula to the columns it will be given.
   *
   * @param variables one for each column, in their order; a formula need not use all
   * @throws ExpressionException if a name is unknown or an operand of the wrong kind, with the
   *     column of that operand
   */
  public Program bind(List<Variable> variables) throws ExpressionException {
    return new Binder(variables).bind(steps);
  }

  /**
   * Fits a formula that must be true or false, such as a condition on points.
   *
   * @throws ExpressionException as {@link #bind} does, and if the result is a number
   */
  public Program bindCondition(List<Variable> variables) throws ExpressionException {
    Program program = bind(variables);
    if (program.kind() != Variable.Kind.FLAG) {
      throw new ExpressionException(
          1, "expected a condition, true or false, got a number; compare it with something");
    }
    return program;
  }

  /** Returns the formula as written. */
  @Override
  public String toString() {
    return text;
  }

  /**
   * A name in a formula.
   *
   * @param column of its first character, counted from 1
   */
  public record Mention(String name, int column) {}
}
