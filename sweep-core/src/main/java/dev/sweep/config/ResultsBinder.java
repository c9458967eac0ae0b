package dev.sweep.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code results}. */
final class ResultsBinder {
  private final Faults faults;
  private final Path file;

  ResultsBinder(Faults faults, Path file) {
    this.faults = faults;
    this.file = file;
  }

  /** Returns the directory of {@code file}, absolute. */
  static Path directory(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  /** Returns the results file as written, by default called after the sweep. */
  Path bind(@Nullable Section section, String name) {
    Path byDefault = Path.of(name.replace('/', '_').replace('\0', '_') + ".h5");
    if (section == null) {
      return byDefault;
    }
    section.check(List.of("file", "interpolate"), List.of());
    Node node = section.get("file");
    String text = section.text("file");
    Path path = node == null || text == null ? null : path(node, text);
    return path == null ? byDefault : path;
  }

  /** Returns whether outputs of points without a result are to be interpolated. */
  boolean interpolates(@Nullable Section section) {
    Node node = section == null ? null : section.get("interpolate");
    return node != null
        && Boolean.TRUE.equals(new ScalarReader(faults).flag(node, "'interpolate' in results"));
  }

  private @Nullable Path path(Node node, String text) {
    try {
      Path path = Path.of(text);
      if (text.isBlank() || text.endsWith("/")) {
        faults.add(
            node.position(), "results file must be a path such as heat.h5, not '" + text + "'");
      } else if (path.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
        faults.add(
            node.position(), "results file would overwrite the configuration; choose another");
      }
      return path;
    } catch (InvalidPathException e) {
      faults.add(node.position(), "results file is no path: " + e.getMessage());
      return null;
    }
  }
}
