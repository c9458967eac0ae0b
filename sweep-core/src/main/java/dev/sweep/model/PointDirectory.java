package dev.sweep.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory in which a program runs for one try of a point. */
final class PointDirectory {
  private final Path path;

  private PointDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes the directory {@code path}, with {@code files} for {@code point} in it and nothing else.
   */
  static PointDirectory create(Path path, List<PointFileSpec> files, Point point)
      throws IOException {
    delete(path);
    Files.createDirectories(path);
    for (PointFileSpec file : files) {
      Path place = path.resolve(file.name());
      Files.createDirectories(place.resolveSibling(""));
      switch (file) {
        case PointFileSpec.Text(_, Template template) ->
            Files.write(place, template.render(point).getBytes(StandardCharsets.UTF_8));
        case PointFileSpec.Link(_, Path target) -> Files.createSymbolicLink(place, target);
      }
    }
    return new PointDirectory(path);
  }

  Path path() {
    return path;
  }

  /** Deletes it as far as that can be done: what is left does no harm to other points. */
  void delete() {
    try {
      delete(path);
    } catch (IOException _) {
      // A program that outlives the point, or took away its own rights, leaves something behind.
    }
  }

  /** Deletes {@code directory} with all in it, if it is there; links are not followed. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path entered, @Nullable IOException failure)
              throws IOException {
            Files.delete(entered);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
