package dev.sweep.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The short and the long ways to write a parameter. */
final class ParameterForms {
  static final List<String> AXES =
      List.of("values", "linspace", "geomspace", "reverse_geomspace", "logspace", "range");
  static final List<String> DISTRIBUTIONS =
      List.of(
          "uniform",
          "loguniform",
          "normal",
          "lognormal",
          "triangular",
          "beta",
          "gamma",
          "weibull",
          "exponential",
          "poisson",
          "int_uniform",
          "choice");

  /** Names that mean one thing here and another there, with what to write instead. */
  static final Map<String, String> AMBIGUOUS =
      Map.of(
          "log_uniform",
          "tools disagree on whether it takes the bounds or their logarithms; write loguniform with"
              + " the bounds themselves, as in loguniform: [1e-5, 0.1]",
          "log_normal",
          "write lognormal: {mu: 0, sigma: 1}, of the logarithm, or lognormal: {mean: 2, std: 1},"
              + " of the value itself");

  /** The keys of which a parameter has exactly one. */
  static final Set<String> KINDS = kinds();

  private ParameterForms() {}

  private static Set<String> kinds() {
    List<String> kinds = new ArrayList<>();
    kinds.add("value");
    kinds.addAll(AXES);
    kinds.addAll(DISTRIBUTIONS);
    kinds.addAll(AMBIGUOUS.keySet());
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
