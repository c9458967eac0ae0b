package dev.sweep.results;

import dev.sweep.results.Provenance.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a file tells of its past, which a later run must not forget. Confined to who commits. */
final class KeptFacts {
  private static final String STARTED = "started";
  private static final String REUSED_FROM = "reused_from";
  private static final List<String> NAMES = List.of(STARTED, "merged_from", REUSED_FROM);

  private final Map<String, String> values = new TreeMap<>();

  private KeptFacts(String started) {
    values.put(STARTED, started);
  }

  /** Returns the facts of a file that is being made now. */
  static KeptFacts none() {
    return startedAt(GroupCommit.now());
  }

  static KeptFacts startedAt(String time) {
    return new KeptFacts(time);
  }

  /** Returns the facts that are to be kept of {@code stored}. */
  static KeptFacts of(Map<String, String> stored) {
    KeptFacts kept = none();
    for (String name : NAMES) {
      String value = stored.get(name);
      if (value != null) {
        kept.values.put(name, value);
      }
    }
    return kept;
  }

  /** Adds a file from which points were taken. */
  void addOrigin(String file) {
    values.merge(REUSED_FROM, file, (all, one) -> all.equals(one) ? all : all + ", " + one);
  }

  List<Fact> all() {
    List<Fact> facts = new ArrayList<>();
    values.forEach((name, value) -> facts.add(new Fact(name, value)));
    return facts;
  }
}
