package dev.sweep.config;

import java.nio.file.Path;

/** A file that is there for a command in the directory of each point, before it is started. */
public sealed interface PointFile {

  /** Returns where it is, relative to that directory: names joined by slashes. */
  String name();

  /**
   * A file written for each point.
   *
   * @param template its content, with parameters in it as in the words of a command
   */
  record Text(String name, String template) implements PointFile {}

  /**
   * A symbolic link.
   *
   * @param target absolute; a file or directory that existed when the configuration was read
   */
  record Link(String name, Path target) implements PointFile {}
}
