package dev.sweep.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The names a formula may use: its variables, and the constants that these do not hide. */
final class Names {
  private static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);
  private static final List<String> ALWAYS_KNOWN = List.of("pi", "e", "true", "false");
  private static final int LISTED = 20;

  private final List<Variable> variables;
  private final Map<String, Integer> indexes = new HashMap<>();

  Names(List<Variable> variables) {
    this.variables = List.copyOf(variables);
    for (Variable variable : variables) {
      if (indexes.put(variable.name(), indexes.size()) != null) {
        throw new IllegalArgumentException("two variables are called '" + variable.name() + "'");
      }
    }
  }

  int variableCount() {
    return variables.size();
  }

  Variable variable(int index) {
    return variables.get(index);
  }

  /** Returns which variable is called {@code name}; empty if none is. */
  OptionalInt index(String name) {
    Integer index = indexes.get(name);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Returns the value of a constant of the language. */
  double constant(Step.Name step) throws ExpressionException {
    Double value = CONSTANTS.get(step.name());
    if (value == null) {
      throw new ExpressionException(
          step.column(), "unknown variable '" + step.name() + "'" + hint(step.name()));
    }
    return value;
  }

  private String hint(String name) {
    Function function = Function.named(name);
    if (function != null) {
      return "; the function is called as " + function.signature();
    }
    if (variables.stream().anyMatch(variable -> variable.texts().contains(name))) {
      return "; a text is written '" + name + "', in quotes";
    }
    List<String> known = known();
    String meant =
        Suggestion.nearest(name, known).map(n -> "; did you mean '" + n + "'?").orElse(";");
    return meant + " known: " + listed(known);
  }

  private List<String> known() {
    List<String> known = new ArrayList<>(variables.stream().map(Variable::name).toList());
    known.addAll(ALWAYS_KNOWN);
    return known;
  }

  private static String listed(List<String> names) {
    int shown = Math.min(names.size(), LISTED);
    String list = String.join(", ", names.subList(0, shown));
    return shown == names.size() ? list : list + " and " + (names.size() - shown) + " more";
  }
}
