package dev.sweep.model;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A program that cannot be started, with what was looked for and where. */
final class ProgramStartException extends Exception {
  private static final long serialVersionUID = 1;

  private ProgramStartException(String message, IOException cause) {
    super(message, cause);
  }

  static ProgramStartException of(String program, IOException refusal) {
    String message =
        obstacle(program)
            .orElseGet(() -> "cannot start '%s': %s".formatted(program, refusal.getMessage()));
    return new ProgramStartException(message, refusal);
  }

  /** Returns why {@code program} cannot be started, as far as can be told without trying. */
  static Optional<String> obstacle(String program) {
    if (program.indexOf(File.separatorChar) >= 0) {
      return obstacle(program, Path.of(program).toAbsolutePath().normalize());
    }
    String path = System.getenv("PATH");
    for (String directory : (path == null ? "" : path).split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory, program);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return Optional.empty();
      }
    }
    return Optional.of("no program '%s' in the directories of PATH: %s".formatted(program, path));
  }

  private static Optional<String> obstacle(String program, Path path) {
    if (!Files.exists(path)) {
      return Optional.of("no program '%s': there is no file %s".formatted(program, path));
    } else if (Files.isDirectory(path)) {
      return Optional.of("cannot start '%s': %s is a directory".formatted(program, path));
    } else if (!Files.isExecutable(path)) {
      return Optional.of(
          "cannot start '%s': %s is not executable; chmod +x makes it so".formatted(program, path));
    }
    return Optional.empty();
  }

  /** Returns what is wrong; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
