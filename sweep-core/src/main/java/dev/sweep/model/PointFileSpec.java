package dev.sweep.model;

import dev.sweep.config.PointFile;
import java.nio.file.Path;

/** A file of a point as configured, its template parsed. Immutable. */
sealed interface PointFileSpec {

  /** Returns where it is in the directory of the point. */
  String name();

  /** A file that is written. */
  record Text(String name, Template template) implements PointFileSpec {}

  /** A symbolic link. */
  record Link(String name, Path target) implements PointFileSpec {}

  static PointFileSpec of(PointFile file) {
    return switch (file) {
      case PointFile.Text(String name, String template) -> new Text(name, Template.parse(template));
      case PointFile.Link(String name, Path target) -> new Link(name, target);
    };
  }
}
