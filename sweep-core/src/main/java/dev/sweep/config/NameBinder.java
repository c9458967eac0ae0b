package dev.sweep.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Binds {@code name}, by default the file's base name. */
final class NameBinder {
  private static final int LONGEST = 200;

  private final Faults faults;
  private final Path file;

  NameBinder(Faults faults, Path file) {
    this.faults = faults;
    this.file = file;
  }

  /** Returns the sweep's name, which can be a file's. */
  String bind(Section root) {
    Node node = root.get("name");
    String name = node == null ? null : new ScalarReader(faults).text(node, "name");
    if (node == null || name == null) {
      return baseName(String.valueOf(file.getFileName()));
    }
    String problem = problem(name);
    if (problem != null) {
      faults.add(node.position(), "name becomes a file's name, so it cannot " + problem);
    }
    return name;
  }

  static String baseName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  static @Nullable String problem(String name) {
    if (name.isBlank() || name.equals(".") || name.equals("..")) {
      return "be '" + name + "'";
    }
    if (name.length() > LONGEST) {
      return "have more than " + LONGEST + " characters";
    }
    return name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
        ? "hold '/', '\\' or control characters"
        : null;
  }
}
