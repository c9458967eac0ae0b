package dev.sweep.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many of something there are to be: at least one. */
final class CountConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      long count = Long.parseLong(text);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new TypeConversionException("'" + text + "' is not a number of at least 1");
  }
}
