package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists of so many numbers, such as start, stop and count. */
record NumberList(Faults faults, String what) {

  /**
   * Returns the items of {@code node}; null after noting that it is no list of as many as {@code
   * names}, comma-separated, has.
   */
  @Nullable List<Node> items(Node node, String names) {
    int wanted = names.split(", ", -1).length;
    if (node instanceof Node.Sequence list && list.items().size() == wanted) {
      return list.items();
    }
    faults.add(node.position(), what + " must be [" + names + "], not " + node.described());
    return null;
  }

  /** Returns a finite number; null after noting a fault. */
  @Nullable Double number(Node node, String name) {
    return new ScalarReader(faults).number(node, name + " of " + what);
  }

  /** Notes a fault of the whole list, and returns null in its stead. */
  @Nullable ParameterSpec refused(Node node, String message) {
    faults.add(node.position(), what + " " + message);
    return null;
  }
}
