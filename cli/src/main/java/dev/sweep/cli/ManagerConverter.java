package dev.sweep.cli;

import dev.sweep.parallel.ParallelManagerFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a manager. */
final class ManagerConverter implements ITypeConverter<String> {

  @Override
  public String convert(String name) {
    try {
      ParallelManagerFactory.standard().choose(name, 1);
      return name;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
