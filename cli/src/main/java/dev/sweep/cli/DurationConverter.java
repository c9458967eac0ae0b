package dev.sweep.cli;

import dev.sweep.config.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time such as {@code 90m}. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return DurationText.parse(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "'" + text + "' is not a positive time such as 500ms, 30s, 10m or 2h"));
  }
}
