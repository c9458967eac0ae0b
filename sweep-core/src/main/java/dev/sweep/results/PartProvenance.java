package dev.sweep.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where merged results come from: what the first part says, and which parts there were. */
final class PartProvenance {
  private static final String STARTED = "started";
  private static final Set<String> TIMES = Set.of(STARTED, "finished");

  private PartProvenance() {}

  static Provenance of(List<Part> parts) throws IOException {
    StoredSweep first = parts.getFirst().stored();
    return new Provenance(
        first.title(),
        text(parts.getFirst(), "config"),
        StoredText.readAll(first, parts.getFirst().file(), "provenance/overrides"),
        text(parts.getFirst(), "fingerprint"),
        facts(parts));
  }

  /** Returns when the first of them was started. */
  static String started(List<Part> parts) {
    return parts.stream()
        .map(part -> part.stored().facts())
        .map(Map::entrySet)
        .flatMap(Collection::stream)
        .filter(fact -> fact.getKey().equals(STARTED))
        .map(Map.Entry::getValue)
        .sorted() // as they are ISO 8601 in UTC
        .findFirst()
        .orElseGet(GroupCommit::now);
  }

  private static String text(Part part, String name) throws IOException {
    return StoredText.read(part.stored(), part.file(), "provenance/" + name);
  }

  private static List<Provenance.Fact> facts(List<Part> parts) {
    List<Provenance.Fact> facts = new ArrayList<>();
    parts
        .getFirst()
        .stored()
        .facts()
        .forEach((name, value) -> {
          if (!TIMES.contains(name)) {
            facts.add(new Provenance.Fact(name, value));
          }
        });
    facts.removeIf(fact -> fact.name().equals("merged_from"));
    String names =
        parts.stream()
            .map(part -> String.valueOf(part.path().getFileName()))
            .collect(Collectors.joining(", "));
    facts.add(new Provenance.Fact("merged_from", names));
    return facts;
  }
}
