package dev.sweep.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that branches of a {@code concat} in {@code space} give their parameters: all that a
 * parameter takes anywhere, each once, of which every branch picks some.
 */
final class OwnValues {
  private final Faults faults;
  private final Map<String, List<Node>> lists = new LinkedHashMap<>();
  private final Map<String, ParameterSpec.Values> specs = new LinkedHashMap<>();

  /** Looks for them in {@code space}. */
  OwnValues(Faults faults, @Nullable Node space) {
    this.faults = faults;
    if (space != null) {
      find(space);
    }
    lists.forEach(this::bind);
  }

  /** Returns whether a branch of a concat gives values of its own. */
  static boolean isOwn(Node branch) {
    return branch instanceof Node.Mapping mapping
        && !mapping.entries().isEmpty()
        && mapping.entries().stream().noneMatch(e -> AlgebraBinder.WORDS.contains(e.name()));
  }

  private void find(Node term) {
    if (term instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (AlgebraBinder.WORDS.contains(entry.name())
            && entry.value() instanceof Node.Sequence parts) {
          parts.items().forEach(part -> take(part, entry.name().equals("concat")));
        }
      }
    }
  }

  private void take(Node part, boolean isBranch) {
    if (isBranch && isOwn(part) && part instanceof Node.Mapping own) {
      for (Node.Entry entry : own.entries()) {
        lists.computeIfAbsent(entry.name(), name -> new ArrayList<>()).add(entry.value());
      }
    } else {
      find(part);
    }
  }

  private void bind(String name, List<Node> own) {
    Set<Value> all = new LinkedHashSet<>();
    for (Node list : own) {
      if (list instanceof Node.Mapping) {
        faults.add(list.position(), what(name) + " takes a list of values, without labels");
        continue;
      }
      List<Value> values = new ValuesBinder(faults).values(list, what(name));
      all.addAll(values == null ? List.of() : values);
    }
    if (all.stream().map(Object::getClass).distinct().count() > 1) {
      faults.add(
          own.getFirst().position(),
          "values of "
              + what(name)
              + " must be all numbers, all texts or all true or false, in all branches of space");
    } else if (!all.isEmpty()) {
      specs.put(name, new ParameterSpec.Values(new ArrayList<>(all)));
    }
  }

  private static String what(String name) {
    return "parameter '" + name + "' in space";
  }

  /** Returns whether branches give values to parameter {@code name}, good ones or not. */
  boolean has(String name) {
    return lists.containsKey(name);
  }

  /** Returns all values of parameter {@code name}; null if they have a fault. */
  ParameterSpec.@Nullable Values spec(String name) {
    return specs.get(name);
  }

  /** Returns which of all values of parameter {@code name} are in {@code list}. */
  List<Integer> picks(String name, Node list) {
    ParameterSpec.Values all = specs.get(name);
    // Its faults were noted when all values were bound.
    List<Value> own = new ValuesBinder(new Faults()).values(list, what(name));
    return all == null || own == null
        ? List.of()
        : own.stream().map(value -> all.values().indexOf(value)).toList();
  }
}
