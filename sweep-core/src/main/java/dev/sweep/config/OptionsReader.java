package dev.sweep.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns nodes into plain Java values for a model: what they mean is the model's affair. */
record OptionsReader(Faults faults) {

  /** Returns the mapping in file order, empty after noting a fault; not modifiable. */
  Map<String, Object> read(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return map(mapping);
    }
    faults.add(node.position(), "options must be a mapping of keys, not " + node.described());
    return Map.of();
  }

  private Map<String, Object> map(Node.Mapping mapping) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Object value = value(entry.value(), "option '" + entry.name() + "'");
      if (value != null) {
        result.put(entry.name(), value);
      }
    }
    return Collections.unmodifiableMap(result);
  }

  private @Nullable Object value(Node node, String what) {
    return switch (node) {
      case Node.Mapping mapping -> map(mapping);
      case Node.Sequence list -> list(list, what);
      case Node.Scalar scalar -> scalar(scalar, what);
    };
  }

  private List<Object> list(Node.Sequence list, String what) {
    List<Object> result = new ArrayList<>();
    for (Node item : list.items()) {
      Object value = value(item, "an item of " + what);
      if (value != null) {
        result.add(value);
      }
    }
    return Collections.unmodifiableList(result);
  }

  private @Nullable Object scalar(Node.Scalar scalar, String what) {
    return switch (scalar.type()) {
      case TEXT -> scalar.text();
      case BOOLEAN -> Character.toLowerCase(scalar.text().charAt(0)) == 't';
      case INTEGER -> new ScalarReader(faults).anyLong(scalar, what);
      case FLOAT -> new ScalarReader(faults).number(scalar, what);
      case NULL -> {
        faults.add(scalar.position(), what + " has no value; give one or remove it");
        yield null;
      }
    };
  }
}
