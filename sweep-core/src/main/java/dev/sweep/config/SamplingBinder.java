package dev.sweep.config;

import dev.sweep.config.SamplingConfig.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code sampling}. */
final class SamplingBinder {
  private static final List<String> LATER =
      List.of("replicates", "successes", "max_draws", "file", "nominal", "perturb");
  private static final List<String> LATER_METHODS =
      List.of("lhs", "sobol", "halton", "morris", "saltelli", "ofat", "csv", "differential");

  private final Faults faults;

  SamplingBinder(Faults faults) {
    this.faults = faults;
  }

  /**
   * Returns the sampling; null after noting a fault.
   *
   * @param node null where there is none
   * @param instead the place to give it when it is not said
   */
  @Nullable SamplingConfig bind(
      @Nullable Node node, Position instead, List<ParameterConfig> parameters) {
    if (node == null) {
      return bind(
          new Section(new Node.Mapping(instead, List.of()), "sampling", faults), parameters);
    }
    Section section = Section.of(node, "sampling", faults);
    return section == null ? null : bind(section, parameters);
  }

  private @Nullable SamplingConfig bind(Section section, List<ParameterConfig> parameters) {
    int before = faults.count();
    section.check(List.of("method", "n", "seed"), LATER);
    Method method = method(section);
    long n = method == null ? 0 : points(section, method);
    Node seedNode = section.get("seed");
    Long seed = Long.valueOf(0);
    if (seedNode != null) {
      seed = new ScalarReader(faults).anyLong(seedNode, "seed");
    }
    if (method != null) {
      checkFits(section, method, parameters);
    }
    return method == null || seed == null || faults.count() > before
        ? null
        : new SamplingConfig(method, n, seed, section.mapping().position());
  }

  private @Nullable Method method(Section section) {
    Node node = section.get("method");
    if (node == null) {
      return Method.GRID;
    }
    List<String> known = List.of("grid", "zip", "random");
    String name = new ChoiceReader(faults).read(node, "method", known, LATER_METHODS);
    return switch (name) {
      case "grid" -> Method.GRID;
      case "zip" -> Method.ZIP;
      case "random" -> Method.RANDOM;
      case null, default -> null;
    };
  }

  private long points(Section section, Method method) {
    Node node = section.get("n");
    if (method != Method.RANDOM) {
      if (node != null && section.get("method") != null) {
        faults.add(
            node.position(),
            "n is for sampled methods; a grid or zip has as many points as"
                + " its axes give: remove it");
      }
      return 0;
    }
    if (node == null) {
      faults.add(section.mapping().position(), "method random needs 'n', the number of points");
      return 0;
    }
    Long n = new ScalarReader(faults).whole(node, "n", 1);
    return n == null ? 0 : n;
  }

  private void checkFits(Section section, Method method, List<ParameterConfig> parameters) {
    boolean said = section.get("method") != null;
    List<ParameterConfig> random = new ArrayList<>(parameters);
    random.removeIf(parameter -> !(parameter.spec() instanceof ParameterSpec.Distributed));
    if (method != Method.RANDOM && !random.isEmpty() && !said) {
      faults.add(
          section.mapping().position(),
          "parameter '"
              + random.getFirst().name()
              + "' is drawn at random, so sampling must say"
              + " how often: sampling: {method: random, n: 1000, seed: 1}");
    } else if (method != Method.RANDOM) {
      random.forEach(parameter -> refuseRandom(parameter, method));
    }
    if (!said && section.get("n") != null && random.isEmpty()) {
      faults.add(
          section.mapping().position(), "sampling has 'n' but no method; add method: random");
    }
    new DesignSize(faults).check(method, parameters);
  }

  private void refuseRandom(ParameterConfig parameter, Method method) {
    String name = method == Method.GRID ? "grid" : "zip";
    faults.add(
        parameter.position(),
        "parameter '"
            + parameter.name()
            + "' is drawn at random, which method "
            + name
            + " cannot do; use method: random or give it values");
  }
}
