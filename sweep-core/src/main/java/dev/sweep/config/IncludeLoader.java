package dev.sweep.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file and those it includes into one tree. */
final class IncludeLoader {
  static final String INCLUDE = "include";

  private final Faults faults;
  private final List<Path> chain = new ArrayList<>();
  private final List<Path> names = new ArrayList<>();
  private final Map<Path, Node.Mapping> loaded = new HashMap<>();
  private boolean complete = true;

  IncludeLoader(Faults faults) {
    this.faults = faults;
  }

  /** Returns false if a file could not be used, so that the tree lacks what it should hold. */
  boolean complete() {
    return complete;
  }

  /** Returns the merged tree of {@code file}, without {@code include}; empty if it has faults. */
  Node.Mapping load(Path file) {
    return load(file, new Position(file.toString(), 1, 1));
  }

  private Node.Mapping load(Path file, Position from) {
    Path real = real(file);
    Node.Mapping known = loaded.get(real);
    if (known != null) {
      return known;
    }
    int earlier = chain.indexOf(real);
    if (earlier >= 0) {
      faults.add(from, "a cycle of includes: " + cycle(earlier, file));
      return nothing(file);
    }
    chain.add(real);
    names.add(file);
    Node.Mapping tree = merged(file, from);
    chain.removeLast();
    names.removeLast();
    loaded.put(real, tree);
    return tree;
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException _) {
      return file.toAbsolutePath().normalize();
    }
  }

  private String cycle(int earlier, Path last) {
    StringBuilder text = new StringBuilder();
    for (Path name : names.subList(earlier, names.size())) {
      text.append(name).append(" -> ");
    }
    return text.append(last).toString();
  }

  private Node.Mapping nothing(Path file) {
    complete = false;
    return new Node.Mapping(new Position(file.toString(), 1, 1), List.of());
  }

  private Node.Mapping merged(Path file, Position from) {
    Node.Mapping own = parsed(file, from);
    Node.Mapping result = new Node.Mapping(own.position(), List.of());
    for (Node.Scalar include : includes(own.get(INCLUDE))) {
      result = Merger.merge(result, load(resolved(file, include), include.position()));
    }
    return Merger.merge(result, without(own, INCLUDE));
  }

  private Node.Mapping parsed(Path file, Position from) {
    String text = SourceText.read(file, from, faults);
    Node node =
        text == null ? null : TreeParser.parse(new Source(file.toString(), 0, text), faults);
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      faults.add(node.position(), "the file is empty; a sweep needs 'model' and 'parameters'");
    } else if (node != null) {
      faults.add(
          node.position(), "the top level must be a mapping of keys, not " + node.described());
    }
    return nothing(file);
  }

  private List<Node.Scalar> includes(@Nullable Node node) {
    List<Node> items =
        switch (node) {
          case null -> List.of();
          case Node.Sequence list -> list.items();
          default -> List.of(node);
        };
    List<Node.Scalar> result = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar
          && scalar.type() == ScalarType.TEXT
          && scalar.text().indexOf('\0') < 0) {
        result.add(scalar);
      } else if (!(node instanceof Node.Scalar scalar && scalar.isNull())) {
        faults.add(item.position(), "include must name a file, not be " + item.described());
        complete = false;
      }
    }
    return result;
  }

  private static Path resolved(Path file, Node.Scalar include) {
    return file.resolveSibling(include.text());
  }

  private static Node.Mapping without(Node.Mapping mapping, String key) {
    List<Node.Entry> entries = new ArrayList<>(mapping.entries());
    entries.removeIf(entry -> entry.name().equals(key));
    return new Node.Mapping(mapping.position(), entries);
  }
}
