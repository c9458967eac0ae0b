package dev.sweep.config;

import dev.sweep.config.SamplingConfig.Differential;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SamplingConfig.Perturbation;
import dev.sweep.config.SamplingConfig.Perturbation.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds {@code nominal} and {@code perturb}: nominal points and what is perturbed round them. */
final class DifferentialBinder {
  private static final Set<Method> NOMINAL =
      EnumSet.of(Method.GRID, Method.ZIP, Method.RANDOM, Method.LHS, Method.SOBOL, Method.HALTON);
  private static final List<String> KINDS = Stream.of(Kind.values()).map(Kind::word).toList();

  private final Faults faults;
  private final Section section;

  /**
   * @param section the sampling
   */
  DifferentialBinder(Faults faults, Section section) {
    this.faults = faults;
    this.section = section;
  }

  /** Returns what is perturbed; null after noting a fault. */
  @Nullable Differential bind(List<SpaceTerm> space) {
    int before = faults.count();
    Section nominal = required("nominal", "nominal: {method: lhs, n: 100}");
    Section perturb = required("perturb", "perturb: {x: {sum: [-0.1, 0.1]}}");
    SamplingConfig points = nominal == null ? null : nominal(nominal, space);
    List<Perturbation> perturbations = perturb == null ? List.of() : perturbations(perturb);
    refuseReplicates(section);
    return faults.count() > before || points == null
        ? null
        : new Differential(points, perturbations);
  }

  private @Nullable Section required(String key, String example) {
    if (section.get(key) == null) {
      faults.add(
          section.mapping().position(),
          "method differential needs '" + key + "', as in " + example);
    }
    return section.section(key);
  }

  private @Nullable SamplingConfig nominal(Section nominal, List<SpaceTerm> space) {
    SamplingConfig points = new SamplingBinder(faults).bind(nominal, space);
    if (points != null && !NOMINAL.contains(points.method())) {
      faults.add(
          Objects.requireNonNull(nominal.get("method")).position(),
          "nominal points are made by one of "
              + NOMINAL.stream().map(Method::word).collect(Collectors.joining(", "))
              + ", not by method "
              + points.method().word());
    }
    if (points != null && points.details().successes() > 0) {
      faults.add(
          points.position(), "nominal points are drawn before any is run: give n, not successes");
    }
    refuseReplicates(nominal);
    return points;
  }

  private void refuseReplicates(Section given) {
    for (Node.Entry entry : given.entries(List.of("replicates"))) {
      faults.add(entry.key().position(), "'replicates' does not go with method differential");
    }
  }

  private List<Perturbation> perturbations(Section perturb) {
    List<Perturbation> perturbations = new ArrayList<>();
    for (Node.Entry entry : perturb.mapping().entries()) {
      Perturbation perturbation = perturbation(entry);
      if (perturbation != null) {
        perturbations.add(perturbation);
      }
    }
    if (perturb.mapping().entries().isEmpty()) {
      faults.add(perturb.mapping().position(), "perturb is empty; name a parameter to perturb");
    }
    return perturbations;
  }

  private @Nullable Perturbation perturbation(Node.Entry entry) {
    String what = "perturb of '" + entry.name() + "'";
    if (!(entry.value() instanceof Node.Mapping mapping)
        || mapping.entries().size() != 1
        || !KINDS.contains(mapping.entries().getFirst().name())) {
      faults.add(
          entry.value().position(),
          what
              + " must be one of {normal: {std: 0.1}}, {sum: [-0.1, 0.1]}, {product: [0.9, 1.1]},"
              + " {percentile: [-0.05, 0.05]}, not "
              + entry.value().described());
      return null;
    }
    Node.Entry form = mapping.entries().getFirst();
    Kind kind = Kind.valueOf(form.name().toUpperCase(Locale.ROOT));
    ParameterSpec by =
        kind == Kind.NORMAL
            ? normal(form.value(), "normal of " + what)
            : new IntervalBinder(faults, form.name() + " of " + what).bind("uniform", form.value());
    return by instanceof ParameterSpec.Distributed drawn
        ? new Perturbation(entry.name(), kind, drawn, entry.key().position())
        : null;
  }

  private @Nullable ParameterSpec normal(Node node, String what) {
    NamedNumbers numbers = NamedNumbers.of(node, what, List.of("std"), faults);
    double std = numbers == null ? Double.NaN : numbers.positive("std");
    return numbers != null && numbers.areSound()
        ? new ParameterSpec.Normal(0, std, null, null)
        : null;
  }
}
