package dev.sweep.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays {@code --set key=value} arguments over a tree. */
final class Overrides {
  private static final String OPTION = "--set ";

  private final Faults faults;

  Overrides(Faults faults) {
    this.faults = faults;
  }

  /** Returns {@code tree} with {@code arguments} laid over it, one after the other. */
  Node.Mapping apply(Node.Mapping tree, List<String> arguments) {
    Node.Mapping result = tree;
    for (String argument : arguments) {
      if (laidOver(result, argument) instanceof Node.Mapping over) {
        result = Merger.merge(result, over);
      }
    }
    return result;
  }

  private @Nullable Node laidOver(Node.Mapping tree, String argument) {
    int equals = argument.indexOf('=');
    String path = equals < 0 ? argument : argument.substring(0, equals);
    Position start = new Position(OPTION + path, 1, 1);
    faults.source(start.source());
    List<String> keys = Arrays.asList(path.split("\\.", -1));
    String problem = problem(equals, keys);
    if (problem != null) {
      faults.add(start, problem);
      return null;
    }
    String text = argument.substring(equals + 1);
    Node value = TreeParser.parse(new Source(start.source(), equals + 1, text), faults);
    return value == null ? null : new Path(start, faults).over(tree, keys, 1, value);
  }

  private static @Nullable String problem(int equals, List<String> keys) {
    if (equals < 0) {
      return "has no '='; wanted key=value, such as parameters.T=[1, 2]";
    }
    if (keys.contains("")) {
      return "has an empty key; wanted key=value, such as parameters.T=[1, 2]";
    }
    return keys.getFirst().equals(IncludeLoader.INCLUDE)
        ? "files cannot be included from the command line; set the keys themselves"
        : null;
  }

  /** The way down to what is set. */
  private record Path(Position start, Faults faults) {

    /**
     * Returns what, laid over {@code base}, sets {@code value} at {@code keys}; null if it can't.
     */
    @Nullable Node over(@Nullable Node base, List<String> keys, int column, Node value) {
      if (keys.isEmpty()) {
        return value;
      }
      String key = keys.getFirst();
      if (base instanceof Node.Sequence list && isNumber(key)) {
        return item(list, keys, column, value);
      }
      Node below = base instanceof Node.Mapping mapping ? mapping.get(key) : null;
      Node inner = next(below, keys, column, value);
      return inner == null ? null : mapping(at(column), key, inner);
    }

    private @Nullable Node next(@Nullable Node base, List<String> keys, int column, Node value) {
      int next = column + keys.getFirst().length() + 1;
      return over(base, keys.subList(1, keys.size()), next, value);
    }

    private @Nullable Node item(Node.Sequence list, List<String> keys, int column, Node value) {
      String key = keys.getFirst();
      int size = list.items().size();
      int index = key.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(key);
      if (index >= size) {
        faults.add(at(column), "index " + key + " is beyond a list of " + size + ", from 0");
        return null;
      }
      Node inner = next(list.items().get(index), keys, column, value);
      if (inner == null) {
        return null;
      }
      List<Node> items = new ArrayList<>(list.items());
      items.set(index, inner);
      return new Node.Sequence(list.position(), items);
    }

    private static boolean isNumber(String key) {
      return key.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Position at(int column) {
      return new Position(start.source(), 1, column);
    }

    private static Node.Mapping mapping(Position position, String key, Node value) {
      Node.Scalar name = Node.Scalar.plain(position, key);
      return new Node.Mapping(position, List.of(new Node.Entry(name, value)));
    }
  }
}
