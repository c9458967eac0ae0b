package dev.sweep.config;

import dev.sweep.expression.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose keys are known beforehand. A key without a value counts as not given.
 *
 * @param what it is, for messages: {@code model}, {@code parameter 'T'}
 */
record Section(Node.Mapping mapping, String what, Faults faults) {

  /** Returns {@code node} as a section, or null after noting that it is no mapping. */
  static @Nullable Section of(Node node, String what, Faults faults) {
    if (node instanceof Node.Mapping mapping) {
      return new Section(mapping, what, faults);
    }
    faults.add(node.position(), what + " must be a mapping of keys, not " + node.described());
    return null;
  }

  /**
   * Notes every key that is not among {@code known}.
   *
   * @param later keys that will be known one day
   */
  void check(Collection<String> known, Collection<String> later) {
    for (Node.Entry entry : mapping.entries()) {
      String key = entry.name();
      if (later.contains(key)) {
        faults.add(entry.key().position(), "'" + key + "' in " + what + " is not supported yet");
      } else if (!known.contains(key)) {
        faults.add(
            entry.key().position(),
            "unknown key '" + key + "' in " + what + instead(key, known, later));
      }
    }
  }

  /** Returns this section without the entries whose keys are among {@code keys}. */
  Section without(Collection<String> keys) {
    List<Node.Entry> rest =
        mapping.entries().stream().filter(entry -> !keys.contains(entry.name())).toList();
    return new Section(new Node.Mapping(mapping.position(), rest), what, faults);
  }

  private static String instead(String key, Collection<String> known, Collection<String> later) {
    List<String> all = new ArrayList<>(known);
    all.addAll(later);
    return Suggestion.nearest(key, all)
        .map(name -> "; did you mean '" + name + "'?")
        .orElseGet(() -> "; known: " + String.join(", ", known));
  }

  /** Returns the value of {@code key}, or null if it is not given. */
  @Nullable Node get(String key) {
    Node node = mapping.get(key);
    return node instanceof Node.Scalar scalar && scalar.isNull() ? null : node;
  }

  /** Returns the entries whose keys are among {@code keys}, in the order written. */
  List<Node.Entry> entries(Collection<String> keys) {
    return mapping.entries().stream().filter(entry -> keys.contains(entry.name())).toList();
  }

  /** Returns the text of {@code key}; null if it is not given, or is no single value. */
  @Nullable String text(String key) {
    Node node = get(key);
    return node == null ? null : new ScalarReader(faults).text(node, name(key));
  }

  /** Returns the section of {@code key}; null if it is not given, or is no mapping. */
  @Nullable Section section(String key) {
    Node node = get(key);
    return node == null ? null : of(node, key, faults);
  }

  /** Returns how messages call {@code key}. */
  String name(String key) {
    return "'" + key + "' in " + what;
  }
}
