package dev.sweep.model;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that cannot be started, with what was looked for and where. */
final class ProgramStartException extends Exception {
  private static final long serialVersionUID = 1;

  private ProgramStartException(String message, IOException cause) {
    super(message, cause);
  }

  static ProgramStartException of(String program, IOException refusal) {
    return new ProgramStartException(explanation(program, refusal), refusal);
  }

  private static String explanation(String program, IOException refusal) {
    if (program.indexOf(File.separatorChar) >= 0) {
      return ofPath(program, Path.of(program).toAbsolutePath().normalize(), refusal);
    }
    String path = System.getenv("PATH");
    for (String directory : (path == null ? "" : path).split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory, program);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return ofPath(program, candidate, refusal);
      }
    }
    return "no program '%s' in the directories of PATH: %s".formatted(program, path);
  }

  private static String ofPath(String program, Path path, IOException refusal) {
    if (!Files.exists(path)) {
      return "no program '%s': there is no file %s".formatted(program, path);
    } else if (Files.isDirectory(path)) {
      return "cannot start '%s': %s is a directory".formatted(program, path);
    } else if (!Files.isExecutable(path)) {
      return "cannot start '%s': %s is not executable; chmod +x makes it so"
          .formatted(program, path);
    }
    return "cannot start '%s' (%s): %s".formatted(program, path, refusal.getMessage());
  }

  /** Returns what is wrong; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
