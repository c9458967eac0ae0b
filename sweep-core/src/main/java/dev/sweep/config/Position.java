package dev.sweep.config;

/**
 * A place in a configuration.
 *
 * @param source the file's name as the user wrote it, or {@code --set}
 * @param line counted from 1
 * @param column counted from 1
 */
public record Position(String source, int line, int column) {
  @Override
  public String toString() {
    return source + ":" + line + ":" + column;
  }
}
