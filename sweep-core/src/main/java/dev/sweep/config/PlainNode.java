package dev.sweep.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns plain values into the nodes they would have been read from. */
final class PlainNode {
  private PlainNode() {}

  /**
   * Returns the node of a value that stands in no file.
   *
   * @param value String, Number, Boolean, List or Map
   * @param position where faults of it are shown
   */
  static Node of(Object value, Position position) {
    return switch (value) {
      case Map<?, ?> map -> of(map, position);
      case List<?> list ->
          new Node.Sequence(position, list.stream().map(item -> of(item, position)).toList());
      case String text -> new Node.Scalar(position, text, Node.Style.DOUBLE_QUOTED, "");
      default -> Node.Scalar.plain(position, value.toString());
    };
  }

  /** As the other. */
  static Node.Mapping of(Map<?, ?> map, Position position) {
    List<Node.Entry> entries = new ArrayList<>();
    map.forEach((name, value) -> {
      Node.Scalar key = Node.Scalar.plain(position, String.valueOf(name));
      entries.add(new Node.Entry(key, of(value, position)));
    });
    return new Node.Mapping(position, entries);
  }
}
