package dev.sweep.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The short and the long ways to write a parameter. */
final class ParameterForms {
  static final List<String> AXES =
      List.of("values", "linspace", "geomspace", "reverse_geomspace", "logspace", "range");
  static final List<String> DISTRIBUTIONS = List.of("uniform", "normal");

  /** Distributions that later issues bring, under the names one may try. */
  static final List<String> LATER =
      List.of(
          "loguniform",
          "log_uniform",
          "lognormal",
          "log_normal",
          "triangular",
          "beta",
          "gamma",
          "weibull",
          "exponential",
          "poisson",
          "int_uniform",
          "choice");

  /** The keys of which a parameter has exactly one. */
  static final Set<String> KINDS = kinds();

  private ParameterForms() {}

  private static Set<String> kinds() {
    List<String> kinds = new ArrayList<>();
    kinds.add("value");
    kinds.addAll(AXES);
    kinds.addAll(DISTRIBUTIONS);
    kinds.addAll(LATER);
    return new LinkedHashSet<>(kinds);
  }

  /** Returns {@code T: 5} as {@code value}, {@code T: [1, 2]} as {@code values}. */
  static Node.Mapping asMapping(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> mapping;
      case Node.Sequence list -> mapping("values", list);
      case Node.Scalar scalar when scalar.isNull() ->
          new Node.Mapping(scalar.position(), List.of());
      case Node.Scalar scalar -> mapping("value", scalar);
    };
  }

  private static Node.Mapping mapping(String key, Node value) {
    Node.Scalar name = Node.Scalar.plain(value.position(), key);
    return new Node.Mapping(value.position(), List.of(new Node.Entry(name, value)));
  }
}
