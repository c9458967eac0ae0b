package dev.sweep.cli;

import dev.sweep.model.KeptDirectories.Which;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which directories of points are kept. */
final class KeepConverter implements ITypeConverter<Which> {

  @Override
  public Which convert(String text) {
    return switch (text) {
      case "none" -> Which.NONE;
      case "failed" -> Which.FAILED;
      case "all" -> Which.ALL;
      default -> throw new TypeConversionException("'" + text + "' is not failed, all or none");
    };
  }
}
