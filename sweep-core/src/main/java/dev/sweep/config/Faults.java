package dev.sweep.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with a configuration, so that all of it is reported at once. */
final class Faults {
  private final Set<ConfigException.Fault> faults = new LinkedHashSet<>();
  private final Map<String, Integer> sources = new LinkedHashMap<>();

  /** Makes faults in {@code source} come after those in the sources named before. */
  void source(String source) {
    sources.putIfAbsent(source, sources.size());
  }

  /** Notes a fault; one that was noted before, as through an alias, counts once. */
  void add(Position position, String message) {
    source(position.source());
    faults.add(new ConfigException.Fault(position, message));
  }

  /** Returns how many faults there are so far. */
  int count() {
    return faults.size();
  }

  /** Ends the reading if there is any fault, with all of them in the order of their positions. */
  void throwIfAny() throws ConfigException {
    if (!faults.isEmpty()) {
      List<ConfigException.Fault> sorted = new ArrayList<>(faults);
      sorted.sort(Comparator.comparing(ConfigException.Fault::position, this::compare));
      throw new ConfigException(sorted);
    }
  }

  private int compare(Position a, Position b) {
    int bySource =
        Integer.compare(sources.getOrDefault(a.source(), 0), sources.getOrDefault(b.source(), 0));
    if (bySource != 0) {
      return bySource;
    }
    int byLine = Integer.compare(a.line(), b.line());
    return byLine != 0 ? byLine : Integer.compare(a.column(), b.column());
  }
}
