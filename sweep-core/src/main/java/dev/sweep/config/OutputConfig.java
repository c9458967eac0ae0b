package dev.sweep.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code outputs}.
 *
 * @param reader how to find the value in what a command printed; null: the key of that name in the
 *     last JSON object on stdout, or what the model gives under that name
 */
public record OutputConfig(
    String name,
    @Nullable String unit,
    @Nullable String description,
    @Nullable Reader reader,
    Position position) {

  /** How a value is found in a command's standard output, or in a worker's answer. */
  public sealed interface Reader {
    /** A dotted path into the last JSON object, or the answer's outputs: {@code rows.0.q}. */
    record Json(String path) implements Reader {}

    /** The first group of the last match. */
    record Regex(Pattern pattern) implements Reader {}
  }
}
