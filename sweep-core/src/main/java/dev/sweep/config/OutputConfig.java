package dev.sweep.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code outputs}.
 *
 * @param file where the value is, in the directory of the point; null for a command's standard
 *     output, or what a model of another kind gives
 * @param reader how to find the value in what a command printed or wrote; null: the key of that
 *     name in the last JSON object there, or what the model gives under that name
 */
public record OutputConfig(
    String name,
    @Nullable String unit,
    @Nullable String description,
    @Nullable String file,
    @Nullable Reader reader,
    Position position) {

  /** Makes an output that is in no file. */
  public OutputConfig(
      String name,
      @Nullable String unit,
      @Nullable String description,
      @Nullable Reader reader,
      Position position) {
    this(name, unit, description, null, reader, position);
  }

  /** How a value is found in what a command printed, in a file, or in a worker's answer. */
  public sealed interface Reader {
    /** A dotted path into the last JSON object, or the answer's outputs: {@code rows.0.q}. */
    record Json(String path) implements Reader {}

    /**
     * A group of the last match.
     *
     * @param group its number, from 1 on
     */
    record Regex(Pattern pattern, int group) implements Reader {
      /** Takes the first group. */
      public Regex(Pattern pattern) {
        this(pattern, 1);
      }
    }

    /**
     * A cell of comma-separated values whose first line names the columns.
     *
     * @param row counted from 0 beneath that line, or from the end: -1 is the last
     */
    record Csv(String column, long row) implements Reader {}

    /** The whole text of a file. */
    record Text() implements Reader {}
  }
}
