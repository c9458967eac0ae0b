package dev.sweep.space;

import dev.sweep.config.Asked;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.ParameterConfig;
import dev.sweep.expression.Expression;
import dev.sweep.expression.ExpressionException;
import dev.sweep.expression.Program;
import dev.sweep.expression.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions under which points have parameters, in an order in which each can be decided.
 *
 * <p>Immutable. Points are given as one column a parameter, in file order.
 */
public final class Conditions {
  private final List<Parameter> parameters;
  private final List<Optional<Labels>> labels;
  private final List<Condition> all = new ArrayList<>();

  /**
   * A condition.
   *
   * @param parameter the number of the parameter that it is about
   * @param asked the numbers of those that it asks for
   */
  public record Condition(int parameter, List<Integer> asked, Program program) {}

  private Conditions(List<ParameterConfig> configs, List<Parameter> parameters) {
    this.parameters = parameters;
    this.labels = configs.stream().map(Labels::of).toList();
    List<String> names = configs.stream().map(ParameterConfig::name).toList();
    boolean[] added = new boolean[names.size()];
    for (int i = 0; i < added.length; i++) {
      add(i, configs, names, added);
    }
  }

  /**
   * Returns the conditions of {@code configs}.
   *
   * @param parameters what they are about, one each
   * @throws IllegalArgumentException if one is no condition on {@code parameters}
   */
  public static Conditions of(List<ParameterConfig> configs, List<Parameter> parameters) {
    return new Conditions(configs, List.copyOf(parameters));
  }

  /** Adds what the condition of a parameter asks for, then the condition itself. */
  private void add(
      int parameter, List<ParameterConfig> configs, List<String> names, boolean[] added) {
    ModelConfig.Formula when = configs.get(parameter).traits().when();
    if (added[parameter] || when == null) {
      return;
    }
    added[parameter] = true;
    List<Integer> asked =
        Asked.by(configs.get(parameter), configs).stream().map(names::indexOf).toList();
    asked.forEach(other -> add(other, configs, names, added));
    all.add(new Condition(parameter, asked, program(when)));
  }

  private Program program(ModelConfig.Formula when) {
    try {
      return Expression.parse(when.text()).bindCondition(variables());
    } catch (ExpressionException e) {
      throw new IllegalArgumentException(
          when.output() + ": '" + when.text() + "', column " + e.column() + ": " + e.getMessage(),
          e);
    }
  }

  private List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    parameters.forEach(parameter -> variables.add(parameter.variable()));
    labels.forEach(l -> l.ifPresent(own -> variables.add(own.parameter().variable())));
    return variables;
  }

  /** Returns the conditions: each behind those of the parameters that it asks for. */
  public List<Condition> all() {
    return all;
  }

  /** Returns the condition of parameter {@code number}; empty if all points have it. */
  Optional<Condition> of(int number) {
    return all.stream().filter(condition -> condition.parameter == number).findFirst();
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Returns, for each row, whether {@code condition} holds.
   *
   * @param columns one a parameter; those it asks for at least {@code count} long
   */
  public boolean[] test(Condition condition, double[][] columns, int count) {
    double[] truth = new double[count];
    condition.program.evaluator().evaluate(withLabels(condition, columns, count), count, truth);
    boolean[] holds = new boolean[count];
    for (int row = 0; row < count; row++) {
      holds[row] = truth[row] != 0;
    }
    return holds;
  }

  /**
   * Makes absent, in the rows of {@code columns}, what they do not have.
   *
   * @param columns one a parameter, each at least {@code count} long
   */
  public void apply(double[][] columns, int count) {
    for (Condition condition : all) {
      boolean[] holds = test(condition, columns, count);
      double absent = parameters.get(condition.parameter).absent();
      for (int row = 0; row < count; row++) {
        columns[condition.parameter][row] = holds[row] ? columns[condition.parameter][row] : absent;
      }
    }
  }

  /**
   * Returns the names of the parameters that a point does not have.
   *
   * @param codes of its parameters, by name; what depends on others is not told
   */
  public Set<String> absentAt(Map<String, Double> codes) {
    Map<Integer, Double> known = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Double code = codes.get(parameters.get(i).name());
      if (code != null) {
        known.put(i, code);
      }
    }
    Set<String> absent = new HashSet<>();
    for (Condition condition : all) {
      if (!known.keySet().containsAll(condition.asked)) {
        known.remove(condition.parameter);
      } else if (!test(condition, point(known), 1)[0]) {
        Parameter parameter = parameters.get(condition.parameter);
        known.put(condition.parameter, parameter.absent());
        absent.add(parameter.name());
      }
    }
    return absent;
  }

  private double[][] point(Map<Integer, Double> known) {
    double[][] columns = new double[parameters.size()][1];
    known.forEach((parameter, code) -> columns[parameter][0] = code);
    return columns;
  }

  private double[][] withLabels(Condition condition, double[][] columns, int count) {
    List<double[]> all = new ArrayList<>(Arrays.asList(columns).subList(0, parameters.size()));
    for (int i = 0; i < parameters.size(); i++) {
      if (labels.get(i).isPresent()) {
        boolean asked = condition.asked.contains(i);
        all.add(asked ? names(labels.get(i).get(), columns[i], count) : new double[0]);
      }
    }
    return all.toArray(double[][]::new);
  }

  private static double[] names(Labels labels, double[] values, int count) {
    double[] names = new double[count];
    for (int row = 0; row < count; row++) {
      names[row] = labels.of(values[row]);
    }
    return names;
  }
}
