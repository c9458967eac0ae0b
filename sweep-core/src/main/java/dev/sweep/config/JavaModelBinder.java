package dev.sweep.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds models that are Java classes. */
final class JavaModelBinder {
  private final Faults faults;
  private final Path directory;

  JavaModelBinder(Faults faults, Path directory) {
    this.faults = faults;
    this.directory = directory;
  }

  /** Returns the model; null after noting that its class has no name. */
  @Nullable ModelConfig bind(Section section, Node name, ModelConfig.PointLimits limits) {
    List<Path> classpath = classpath(section.get("classpath"));
    Node options = section.get("options");
    Map<String, Object> plain =
        options == null ? Map.of() : new OptionsReader(faults).read(options);
    if (!(name instanceof Node.Scalar scalar) || !isClassName(scalar.text())) {
      faults.add(
          name.position(),
          "java must be a class name such as org.acme.Heat, not " + name.described());
      return null;
    }
    return new ModelConfig.Java(scalar.text(), classpath, plain, limits);
  }

  private static boolean isClassName(String text) {
    boolean atStart = true;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean dot = c == '.' && !atStart;
      boolean fits =
          atStart ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c);
      if (!dot && !fits) {
        return false;
      }
      atStart = dot;
    }
    return !atStart;
  }

  private List<Path> classpath(@Nullable Node node) {
    List<Node> items =
        switch (node) {
          case null -> List.of();
          case Node.Sequence list -> list.items();
          default -> List.of(node);
        };
    List<Path> paths = new ArrayList<>();
    for (Node item : items) {
      String text = new ScalarReader(faults).text(item, "an entry of classpath");
      Path path = text == null ? null : resolved(item, text);
      if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }

  private @Nullable Path resolved(Node item, String text) {
    try {
      Path path = directory.resolve(text).normalize();
      if (Files.exists(path)) {
        return path;
      }
      faults.add(item.position(), "classpath entry '" + text + "' does not exist: no " + path);
    } catch (InvalidPathException e) {
      faults.add(item.position(), "classpath entry is no path: " + e.getMessage());
    }
    return null;
  }
}
