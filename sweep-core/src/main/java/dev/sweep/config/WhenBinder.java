package dev.sweep.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds {@code when}, the conditions under which points have a parameter. */
final class WhenBinder {
  private final Faults faults;
  private final Node.Mapping nodes;
  private final VariableScope scope;

  /**
   * @param nodes the parameters as written
   * @param scope all of them
   */
  WhenBinder(Faults faults, Node.Mapping nodes, VariableScope scope) {
    this.faults = faults;
    this.nodes = nodes;
    this.scope = scope;
  }

  /** Returns {@code parameters} with their conditions. */
  List<ParameterConfig> bind(List<ParameterConfig> parameters) {
    List<ParameterConfig> bound = parameters.stream().map(this::withCondition).toList();
    bound.forEach(parameter -> checkCircle(parameter, bound, new ArrayList<>()));
    return bound;
  }

  private ParameterConfig withCondition(ParameterConfig parameter) {
    String what = "when of parameter '" + parameter.name() + "'";
    Node node = nodes.get(parameter.name());
    Section section = new Section(ParameterForms.asMapping(required(node)), what, faults);
    Node when = section.get("when");
    if (when == null) {
      return parameter;
    }
    ModelConfig.Formula condition = new FormulaBinder(faults, scope).condition(when, what);
    return parameter.with(
        new ParameterConfig.Traits(
            parameter.traits().labels(), condition, parameter.traits().build()));
  }

  private static Node required(@Nullable Node node) {
    return Objects.requireNonNull(node, "a parameter is bound from its node");
  }

  /** Notes a way back from a parameter to itself, where its first parameter is written. */
  private void checkCircle(ParameterConfig parameter, List<ParameterConfig> all, List<String> way) {
    int earlier = way.indexOf(parameter.name());
    if (earlier >= 0) {
      if (earlier == 0 && isFirst(way, all)) {
        way.add(parameter.name());
        faults.add(
            parameter.position(),
            "conditions go round in a circle: '" + String.join("' asks for '", way) + "'");
      }
      return;
    }
    List<String> further = new ArrayList<>(way);
    further.add(parameter.name());
    for (String name : Asked.by(parameter, all)) {
      named(all, name).ifPresent(next -> checkCircle(next, all, further));
    }
  }

  private static Optional<ParameterConfig> named(List<ParameterConfig> all, String name) {
    return all.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** Returns whether no parameter of the circle is written before its first one. */
  private static boolean isFirst(List<String> way, List<ParameterConfig> all) {
    List<String> names = all.stream().map(ParameterConfig::name).toList();
    return way.stream().allMatch(name -> names.indexOf(name) >= names.indexOf(way.getFirst()));
  }
}
