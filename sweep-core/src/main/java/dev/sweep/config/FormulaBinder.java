package dev.sweep.config;

import dev.sweep.expression.Expression;
import dev.sweep.expression.ExpressionException;
import dev.sweep.expression.Program;
import dev.sweep.expression.Suggestion;
import dev.sweep.expression.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads formulas and fits them to the names they may use. */
final class FormulaBinder {
  private final Faults faults;
  private final VariableScope scope;

  FormulaBinder(Faults faults, VariableScope scope) {
    this.faults = faults;
    this.scope = scope;
  }

  /**
   * Returns a condition on points; null after noting a fault.
   *
   * @param what it is, for messages: {@code where}
   */
  ModelConfig.@Nullable Formula condition(Node node, String what) {
    if (!(node instanceof Node.Scalar text)) {
      refused(node, what);
      return null;
    }
    Expression expression = parsed(text, what, Map.of());
    return expression == null || (scope.isComplete() && bound(expression, text, true) == null)
        ? null
        : new ModelConfig.Formula(what, text.text(), text.position());
  }

  /** Returns the formulas of outputs, each of which may use those before it. */
  List<ModelConfig.Formula> outputs(Node.Mapping formulas) {
    Map<String, Position> pending = new HashMap<>();
    for (Node.Entry entry : formulas.entries()) {
      pending.put(entry.name(), entry.key().position());
    }
    List<ModelConfig.Formula> result = new ArrayList<>();
    for (Node.Entry entry : formulas.entries()) {
      ModelConfig.Formula formula = output(entry, pending);
      if (formula != null) {
        result.add(formula);
      }
      pending.remove(entry.name());
    }
    return result;
  }

  private ModelConfig.@Nullable Formula output(Node.Entry entry, Map<String, Position> pending) {
    String name = entry.name();
    String what = "the formula of output '" + name + "'";
    Program program = null;
    ModelConfig.Formula formula = null;
    if (entry.value() instanceof Node.Scalar text && !text.isNull()) {
      Expression expression = parsed(text, what, pending);
      program = expression != null && scope.isComplete() ? bound(expression, text, false) : null;
      formula = new ModelConfig.Formula(name, text.text(), text.position());
    } else {
      refused(entry.value(), what);
    }
    if (program == null) {
      scope.addUnclear(name);
    } else {
      scope.add(new Variable(name, program.kind(), List.of()));
    }
    return formula;
  }

  private void refused(Node node, String what) {
    faults.add(node.position(), what + " must be a formula, not " + node.described());
  }

  /** Returns the formula, if it can be read and names nothing that is not there. */
  private @Nullable Expression parsed(
      Node.Scalar text, String what, Map<String, Position> pending) {
    try {
      Expression expression = Expression.parse(text.text());
      int before = faults.count();
      for (Expression.Mention mention : expression.variables()) {
        check(mention, text, what, pending);
      }
      return faults.count() > before ? null : expression;
    } catch (ExpressionException e) {
      faults.add(text.at(e.column() - 1), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void check(
      Expression.Mention mention, Node.Scalar text, String what, Map<String, Position> pending) {
    String name = mention.name();
    if (scope.has(name)) {
      return;
    }
    Position later = pending.get(name);
    if (later != null) {
      faults.add(
          text.at(mention.column() - 1),
          what
              + " uses output '"
              + name
              + "', which is not computed before it (it is at "
              + later
              + ")");
    } else if (!name.equals("pi") && !name.equals("e")) {
      faults.add(
          text.at(mention.column() - 1),
          "unknown variable '" + name + "' in " + what + instead(name));
    }
  }

  private String instead(String name) {
    return Suggestion.nearest(name, scope.names())
        .map(known -> "; did you mean '" + known + "'?")
        .orElseGet(() -> "; known: " + String.join(", ", scope.names()));
  }

  private @Nullable Program bound(Expression expression, Node.Scalar text, boolean condition) {
    try {
      return condition
          ? expression.bindCondition(scope.variables())
          : expression.bind(scope.variables());
    } catch (ExpressionException e) {
      faults.add(text.at(e.column() - 1), String.valueOf(e.getMessage()));
      return null;
    }
  }
}
