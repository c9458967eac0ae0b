package dev.sweep.config;

import dev.sweep.config.SamplingConfig.Differential;
import dev.sweep.config.SamplingConfig.Perturbation;
import dev.sweep.config.SamplingConfig.Perturbation.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides whether parameters can be perturbed round nominal points as is asked. */
final class DifferentialFit {
  private final Faults faults;
  private final Section section;
  private final SamplingConfig sampling;
  private final Differential differential;

  DifferentialFit(
      Faults faults, Section section, SamplingConfig sampling, Differential differential) {
    this.faults = faults;
    this.section = section;
    this.sampling = sampling;
    this.differential = differential;
  }

  /** Notes what does not fit. */
  void check(List<ParameterConfig> parameters) {
    Section nominal = section.section("nominal");
    if (nominal != null) {
      checkSize(new SamplingFit(faults, nominal, differential.nominal()).check(parameters));
    }
    parameters.forEach(this::checkName);
    differential.perturb().forEach(perturbation -> check(perturbation, parameters));
  }

  private void checkSize(long nominal) {
    if (nominal > 0 && sampling.n() + 1 > Long.MAX_VALUE / nominal) {
      faults.add(
          sampling.position(),
          "there are more points than can be numbered: %d nominal ones times 1 + %d is beyond %d"
              .formatted(nominal, sampling.n(), Long.MAX_VALUE));
    }
  }

  private void checkName(ParameterConfig parameter) {
    if (Differential.DIMENSIONS.contains(parameter.name())) {
      faults.add(
          parameter.position(),
          "parameter '"
              + parameter.name()
              + "' has the name of a dimension of method differential; rename it");
    }
    if (parameter.traits().when() != null) {
      faults.add(
          parameter.position(),
          "'when' of parameter '"
              + parameter.name()
              + "' does not go with method differential, which perturbs whole points");
    }
  }

  private void check(Perturbation perturbation, List<ParameterConfig> parameters) {
    Optional<ParameterConfig> parameter =
        parameters.stream().filter(p -> p.name().equals(perturbation.parameter())).findFirst();
    if (parameter.isEmpty()) {
      refuse(
          perturbation,
          "is no parameter; known: "
              + parameters.stream().map(ParameterConfig::name).collect(Collectors.joining(", ")));
    } else if (!isNumeric(parameter.get().spec())) {
      refuse(perturbation, "is no number");
    } else if (!parameter.get().traits().labels().isEmpty()) {
      refuse(perturbation, "has named values; a perturbed value would have no name");
    } else if (perturbation.kind() == Kind.PERCENTILE && !isBounded(parameter.get().spec())) {
      refuse(
          perturbation,
          "has no bounds to take a percentile of; give it min and max, or use normal, sum or"
              + " product");
    }
  }

  private void refuse(Perturbation perturbation, String why) {
    faults.add(
        perturbation.position(), "perturb names '" + perturbation.parameter() + "', which " + why);
  }

  private static boolean isNumeric(ParameterSpec spec) {
    return switch (spec) {
      case ParameterSpec.Fixed(Value value) -> value instanceof Value.Numeric;
      case ParameterSpec.Values(List<Value> values) -> values.getFirst() instanceof Value.Numeric;
      case ParameterSpec.Choice choice -> choice.values().getFirst() instanceof Value.Numeric;
      default -> true;
    };
  }

  private static boolean isBounded(ParameterSpec spec) {
    return switch (spec) {
      case ParameterSpec.Fixed _ -> false;
      case ParameterSpec.Distributed drawn -> drawn.isBounded();
      case ParameterSpec.Discrete _ -> true;
    };
  }
}
