package dev.sweep.plan;

import dev.sweep.expression.Evaluator;
import dev.sweep.expression.Expression;
import dev.sweep.expression.ExpressionException;
import dev.sweep.expression.Program;
import dev.sweep.expression.Variable;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.List;

/**
 * The condition on the points to run. Immutable and safe for use by many threads, each with a
 * tester of its own.
 */
public final class Filter {
  private final Program condition;

  private Filter(Program condition) {
    this.condition = condition;
  }

  /**
   * Returns the filter that lets through the points for which {@code formula} is true.
   *
   * @throws IllegalArgumentException if it is no condition on {@code parameters}
   */
  public static Filter of(String formula, List<Parameter> parameters) {
    try {
      List<Variable> variables = parameters.stream().map(Parameter::variable).toList();
      return new Filter(Expression.parse(formula).bindCondition(variables));
    } catch (ExpressionException e) {
      throw new IllegalArgumentException(
          "where: '" + formula + "', column " + e.column() + ": " + e.getMessage(), e);
    }
  }

  /** Returns a new tester; make one a thread and keep it. */
  public Tester tester() {
    return new Tester(condition.evaluator());
  }

  /** Tests points; confined to one thread. */
  public static final class Tester {
    private final Evaluator evaluator;
    private double[] truth = new double[0];

    private Tester(Evaluator evaluator) {
      this.evaluator = evaluator;
    }

    /** Returns, for each row of {@code points}, whether that point is to be run. */
    public boolean[] test(PointBlock points) {
      int count = points.count();
      if (truth.length < count) {
        truth = new double[count];
      }
      evaluator.evaluate(points.columns(), count, truth);
      boolean[] included = new boolean[count];
      for (int row = 0; row < count; row++) {
        included[row] = truth[row] != 0;
      }
      return included;
    }
  }
}
