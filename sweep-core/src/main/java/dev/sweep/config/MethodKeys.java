package dev.sweep.config;

import dev.sweep.config.SamplingConfig.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of {@code sampling}, and the methods they go with. */
final class MethodKeys {
  private static final List<String> OF_ALL = List.of("method", "seed", "replicates");
  private static final Map<String, Set<Method>> OF_SOME =
      new TreeMap<>(
          Map.of(
              "n", only(Method::draws),
              "scramble", only(Method::isSequence),
              "levels", Set.of(Method.MORRIS),
              "second_order", Set.of(Method.SALTELLI),
              "nominal", Set.of(Method.OFAT, Method.DIFFERENTIAL),
              "file", Set.of(Method.CSV),
              "extra_columns", Set.of(Method.CSV),
              "successes", only(Method::drawsOnAndOn),
              "max_draws", only(Method::drawsOnAndOn),
              "perturb", Set.of(Method.DIFFERENTIAL)));

  private MethodKeys() {}

  private static Set<Method> only(Predicate<Method> taking) {
    return Stream.of(Method.values()).filter(taking).collect(Collectors.toSet());
  }

  /** Notes unknown keys. */
  static void check(Section section) {
    List<String> known = Stream.concat(OF_ALL.stream(), OF_SOME.keySet().stream()).toList();
    section.check(known, List.of());
  }

  /** Notes keys that go with other methods than {@code method}, which was chosen in writing. */
  static void checkFor(Method method, Section section) {
    for (Node.Entry entry : section.entries(OF_SOME.keySet())) {
      Set<Method> methods = OF_SOME.getOrDefault(entry.name(), Set.of());
      if (!methods.contains(method) && section.get(entry.name()) != null) {
        section
            .faults()
            .add(
                entry.key().position(),
                "'"
                    + entry.name()
                    + "' in sampling goes with "
                    + words(methods)
                    + ", not with method "
                    + method.word()
                    + because(entry.name(), method));
      }
    }
  }

  private static String because(String key, Method method) {
    return key.equals("n") && (method == Method.GRID || method == Method.ZIP)
        ? ", which has as many points as its axes give"
        : "";
  }

  private static String words(Set<Method> methods) {
    return Stream.of(Method.values())
        .filter(methods::contains)
        .map(Method::word)
        .collect(Collectors.joining(", "));
  }
}
