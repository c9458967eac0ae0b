package dev.sweep.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds values that are written one by one. */
final class ValuesBinder {
  private final Faults faults;

  ValuesBinder(Faults faults) {
    this.faults = faults;
  }

  /** Returns one value for every point; null after noting a fault. */
  @Nullable ParameterSpec fixed(Node node, String what) {
    Value value = value(node, "the value of " + what);
    return value == null ? null : new ParameterSpec.Fixed(value);
  }

  /** Returns the values, listed or named, all of one kind; null after noting a fault. */
  @Nullable List<Value> values(Node node, String what) {
    List<Node> items = items(node);
    if (items == null) {
      faults.add(
          node.position(),
          "values of "
              + what
              + " must be a list, or a mapping of labels to values, not "
              + node.described());
      return null;
    }
    if (items.isEmpty()) {
      faults.add(node.position(), what + " has an empty list of values; give at least one");
      return null;
    }
    int before = faults.count();
    checkLabels(node, what);
    List<Value> values = distinct(items, what);
    return faults.count() > before ? null : values;
  }

  private static @Nullable List<Node> items(Node node) {
    return switch (node) {
      case Node.Sequence list -> list.items();
      case Node.Mapping labelled -> labelled.entries().stream().map(Node.Entry::value).toList();
      case Node.Scalar _ -> null;
    };
  }

  /** Returns the labels of values that are named, in their order; none if they are only listed. */
  static List<String> labels(Node node) {
    return node instanceof Node.Mapping labelled
        ? labelled.entries().stream().map(Node.Entry::name).toList()
        : List.of();
  }

  private void checkLabels(Node node, String what) {
    if (node instanceof Node.Mapping labelled) {
      for (Node.Entry entry : labelled.entries()) {
        if (entry.name().isBlank()) {
          faults.add(entry.key().position(), "a label in " + what + " is empty; name the value");
        }
      }
    }
  }

  private List<Value> distinct(List<Node> items, String what) {
    List<Value> values = new ArrayList<>();
    Map<Value, Position> seen = new HashMap<>();
    Value first = null;
    for (Node item : items) {
      Value value = value(item, "a value of " + what);
      if (value == null) {
        continue;
      }
      first = first == null ? value : first;
      checkKind(first, value, item, what);
      Position earlier = seen.putIfAbsent(key(value), item.position());
      if (earlier != null) {
        faults.add(
            item.position(),
            what
                + " has the value "
                + NodeText.of(item)
                + " twice, first at "
                + earlier
                + "; remove one");
      }
      values.add(value);
    }
    return values;
  }

  private void checkKind(Value first, Value value, Node item, String what) {
    if (!value.getClass().equals(first.getClass())) {
      faults.add(
          item.position(),
          "values of "
              + what
              + " must be all numbers, all texts or all true or false: the first"
              + " is "
              + kind(first)
              + ", this is "
              + item.described());
    }
  }

  private static String kind(Value value) {
    return switch (value) {
      case Value.Numeric _ -> "a number";
      case Value.Text _ -> "a text";
      case Value.Flag _ -> "true or false";
    };
  }

  /** Zero and minus zero are one value to whoever looks it up. */
  private static Value key(Value value) {
    return value instanceof Value.Numeric(double number) ? new Value.Numeric(number + 0.0) : value;
  }

  /** Returns a single value; null after noting a fault. */
  @Nullable Value value(Node node, String what) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
      faults.add(
          node.position(),
          what + " must be a number, a text, true or false, not " + node.described());
      return null;
    }
    return switch (scalar.type()) {
      case BOOLEAN -> new Value.Flag(Character.toLowerCase(scalar.text().charAt(0)) == 't');
      case INTEGER, FLOAT -> {
        Double number = new ScalarReader(faults).number(node, what);
        yield number == null ? null : new Value.Numeric(number);
      }
      case NULL, TEXT -> new Value.Text(scalar.text());
    };
  }
}
