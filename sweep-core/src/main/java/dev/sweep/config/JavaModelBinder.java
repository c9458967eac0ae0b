package dev.sweep.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    ModelOptions options = options(section.get("options"), name);
    ModelConfig.Start start = start(section);
    if (!(name instanceof Node.Scalar scalar) || !isClassName(scalar.text())) {
      faults.add(
          name.position(),
          "java must be a class name such as org.acme.Heat, not " + name.described());
      return null;
    }
    return new ModelConfig.Java(scalar.text(), classpath, options, limits, start, name.position());
  }

  /** Their types are checked when the class is at hand; missing ones are shown at its name. */
  private ModelOptions options(@Nullable Node node, Node name) {
    if (node != null) {
      new OptionsReader(faults).read(node);
    }
    return ModelOptions.of(
        node instanceof Node.Mapping mapping
            ? mapping
            : new Node.Mapping(name.position(), List.of()),
        directory);
  }

  private ModelConfig.Start start(Section section) {
    boolean fresh = flag(section, "fresh");
    Node warm = section.get("warm_start");
    if (flag(section, "warm_start") && warm != null) {
      if (!fresh) {
        return ModelConfig.Start.WARM;
      }
      faults.add(
          warm.position(),
          "with 'fresh' each point has a model of its own, with 'warm_start' that of the point"
              + " before; keep one");
    }
    return fresh ? ModelConfig.Start.FRESH : ModelConfig.Start.INITIALIZED;
  }

  private boolean flag(Section section, String key) {
    Node node = section.get(key);
    return node != null
        && Boolean.TRUE.equals(new ScalarReader(faults).flag(node, section.name(key)));
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
