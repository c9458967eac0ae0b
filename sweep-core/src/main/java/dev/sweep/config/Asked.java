package dev.sweep.config;

import dev.sweep.expression.Expression;
import dev.sweep.expression.ExpressionException;
import java.util.List;

/** What the condition of a parameter asks for. */
public final class Asked {
  private Asked() {}

  /**
   * Returns the names of the parameters in {@code all} that the condition of {@code parameter} asks
   * for, by themselves or by their labels; none if it has no condition.
   */
  public static List<String> by(ParameterConfig parameter, List<ParameterConfig> all) {
    ModelConfig.Formula when = parameter.traits().when();
    if (when == null) {
      return List.of();
    }
    List<String> mentioned = mentioned(when);
    return all.stream()
        .filter(p -> mentioned.contains(p.name()) || asksForLabel(mentioned, p))
        .map(ParameterConfig::name)
        .toList();
  }

  private static boolean asksForLabel(List<String> mentioned, ParameterConfig parameter) {
    return !parameter.traits().labels().isEmpty() && mentioned.contains(parameter.labelName());
  }

  private static List<String> mentioned(ModelConfig.Formula when) {
    try {
      return Expression.parse(when.text()).variables().stream()
          .map(Expression.Mention::name)
          .toList();
    } catch (ExpressionException e) {
      throw new IllegalArgumentException("a condition that was bound is none: " + when, e);
    }
  }
}
