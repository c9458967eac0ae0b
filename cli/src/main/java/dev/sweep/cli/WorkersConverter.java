package dev.sweep.cli;

import dev.sweep.parallel.ManagerOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of workers. */
final class WorkersConverter implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (text.equals("auto")) {
      return ManagerOptions.SHARE;
    }
    try {
      int workers = Integer.parseInt(text);
      if (workers >= 1) {
        return workers;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new TypeConversionException("'" + text + "' is not a number of at least 1, nor auto");
  }
}
