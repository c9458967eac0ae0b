package dev.sweep.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a tolerance: a finite number of at least 0. */
final class ToleranceConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new TypeConversionException("'" + text + "' is not a finite number of at least 0");
  }
}
