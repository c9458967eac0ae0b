package dev.sweep.config;

import dev.sweep.expression.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that a formula may use, and what they stand for. */
final class VariableScope {
  private final Set<String> names = new LinkedHashSet<>();
  private final List<Variable> variables = new ArrayList<>();

  /** Returns a scope of {@code names}, of which {@code parameters} are without fault. */
  static VariableScope of(List<String> names, List<ParameterConfig> parameters) {
    VariableScope scope = new VariableScope();
    parameters.forEach(parameter -> scope.add(variable(parameter)));
    parameters.forEach(scope::addLabels);
    names.forEach(scope::addUnclear);
    return scope;
  }

  /** Adds the names of a parameter's values, if they have any. */
  private void addLabels(ParameterConfig parameter) {
    List<String> labels = parameter.traits().labels();
    if (!labels.isEmpty() && !has(parameter.labelName())) {
      add(Variable.text(parameter.labelName(), labels));
    }
  }

  /** Adds what replicates bring. */
  void addReplicated() {
    Replicated.NAMES.stream().filter(name -> !has(name)).map(Variable::number).forEach(this::add);
  }

  void add(Variable variable) {
    names.add(variable.name());
    variables.add(variable);
  }

  /** Adds a name whose kind is not known, since it has faults. */
  void addUnclear(String name) {
    names.add(name);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  Set<String> names() {
    return names;
  }

  List<Variable> variables() {
    return variables;
  }

  /** Returns whether every name's kind is known, so that formulas can be bound. */
  boolean isComplete() {
    return variables.size() == names.size();
  }

  private static Variable variable(ParameterConfig parameter) {
    return switch (parameter.spec()) {
      case ParameterSpec.Fixed(Value value) -> variable(parameter.name(), List.of(value));
      case ParameterSpec.Values(List<Value> values) -> variable(parameter.name(), values);
      case ParameterSpec.Column column -> variable(parameter.name(), column);
      case ParameterSpec.Choice choice -> variable(parameter.name(), choice.values());
      default -> Variable.number(parameter.name());
    };
  }

  private static Variable variable(String name, ParameterSpec.Column column) {
    return switch (column.kind()) {
      case NUMBER -> Variable.number(name);
      case FLAG -> Variable.flag(name);
      case TEXT -> Variable.text(name, column.texts());
    };
  }

  private static Variable variable(String name, List<Value> values) {
    return switch (values.getFirst()) {
      case Value.Numeric _ -> Variable.number(name);
      case Value.Flag _ -> Variable.flag(name);
      case Value.Text _ ->
          Variable.text(name, values.stream().map(value -> ((Value.Text) value).value()).toList());
    };
  }
}
