package dev.sweep.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides whether conditions can be told apart before points are made. */
final class WhenFit {
  /** As many combinations as are gone through before a sweep begins. */
  private static final long MOST_COMBINATIONS = 1 << 16;

  private final Faults faults;
  private final List<ParameterConfig> parameters;
  private final SamplingConfig sampling;
  private final List<SpaceTerm> factors;

  WhenFit(Faults faults, List<ParameterConfig> parameters, SamplingConfig sampling) {
    this.faults = faults;
    this.parameters = parameters;
    this.sampling = sampling;
    this.factors = new ArrayList<>(sampling.details().space());
    if (sampling.method() == SamplingConfig.Method.GRID) {
      List<String> named = sampling.details().axes();
      parameters.stream()
          .filter(p -> !named.contains(p.name()) && !isFixed(p))
          .forEach(p -> factors.add(new SpaceTerm.Named(p.name())));
    }
  }

  private static boolean isFixed(ParameterConfig parameter) {
    return parameter.spec() instanceof ParameterSpec.Fixed && parameter.traits().when() == null;
  }

  /** Notes every condition that does not fit. */
  void check() {
    int before = faults.count();
    for (SpaceTerm factor : factors) {
      factor.parameters().forEach(name -> checkAsked(named(name)));
    }
    if (faults.count() == before) {
      checkCircles();
      checkCombinations();
    }
  }

  private void checkAsked(ParameterConfig parameter) {
    for (String name : Asked.by(parameter, parameters)) {
      if (!isFixed(named(name)) && factors.stream().noneMatch(f -> f.parameters().contains(name))) {
        faults.add(
            position(parameter),
            "when of parameter '"
                + parameter.name()
                + "', an axis of space, asks for '"
                + name
                + "', which method "
                + sampling.method().word()
                + " makes; it may ask for axes of space and fixed values");
      }
    }
  }

  /** Parameters that vary together wait for all that their conditions ask for. */
  private void checkCircles() {
    for (SpaceTerm factor : factors) {
      if (leadsTo(factor, factor, new HashSet<>())) {
        faults.add(
            position(named(factor.parameters().getFirst())),
            "conditions go round in a circle: '"
                + String.join("', '", factor.parameters())
                + "' vary together, and one asks for what another decides");
        return;
      }
    }
  }

  private boolean leadsTo(SpaceTerm goal, SpaceTerm at, Set<SpaceTerm> seen) {
    for (SpaceTerm next : asked(at)) {
      boolean arrived = next.equals(goal) && !at.equals(goal);
      if (arrived || (seen.add(next) && leadsTo(goal, next, seen))) {
        return true;
      }
    }
    return false;
  }

  private List<SpaceTerm> asked(SpaceTerm factor) {
    List<String> names =
        factor.parameters().stream()
            .flatMap(name -> Asked.by(named(name), parameters).stream())
            .toList();
    return factors.stream()
        .filter(other -> other.parameters().stream().anyMatch(names::contains))
        .toList();
  }

  private void checkCombinations() {
    Set<SpaceTerm> asked = new HashSet<>();
    factors.forEach(factor -> asked.addAll(asked(factor)));
    long combinations = 1;
    for (SpaceTerm factor : factors) {
      if (asked.contains(factor)) {
        long size = factor.size(name -> DesignSize.count(parameters, name));
        if (size > MOST_COMBINATIONS / combinations) {
          faults.add(
              position(named(factor.parameters().getFirst())),
              "conditions ask for parameters with more than "
                  + MOST_COMBINATIONS
                  + " combinations of values; use where for long axes");
          return;
        }
        combinations *= size;
      }
    }
  }

  private static Position position(ParameterConfig parameter) {
    ModelConfig.Formula when = parameter.traits().when();
    return when == null ? parameter.position() : when.position();
  }

  private ParameterConfig named(String name) {
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}
