package dev.sweep.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option or parameter of a command, and what the user gave for it.
 *
 * @param <T> the type of its value
 */
record Argument<T extends @Nullable Object>(ArgSpec spec) {
  /** picocli knows paths, but finds out by reflection how to make one. */
  static final ITypeConverter<Path> PATH = text -> Path.of(text);

  /** Returns an option without a value: true if it was given. */
  static Argument<Boolean> flag(String description, String... names) {
    return new Argument<>(
        OptionSpec.builder(names)
            .type(boolean.class)
            .initialValue(false)
            .description(description)
            .build());
  }

  /** Returns the file that a command is about: its first parameter, which must be given. */
  static Argument<Path> file(String label, String description) {
    return file(0, label, description);
  }

  /** Returns a file that must be given as parameter number {@code index}, from 0. */
  static Argument<Path> file(int index, String label, String description) {
    return new Argument<>(
        PositionalParamSpec.builder()
            .index(Integer.toString(index))
            .required(true)
            .type(Path.class)
            .converters(PATH)
            .paramLabel(label)
            .description(description)
            .build());
  }

  /** Returns what was given, or the default; null if there is neither. */
  T value() {
    return spec.getValue();
  }
}
