package dev.sweep.results;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A results file that cannot be made, opened or written on; the file itself stays valid. */
public class ResultsException extends IOException {
  private static final long serialVersionUID = 1;

  public ResultsException(String message) {
    super(message);
  }

  public ResultsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Says that {@code path} cannot be {@code verb} (read, written), and why. */
  static ResultsException because(String verb, Path path, Throwable cause) {
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new ResultsException("cannot " + verb + " " + path + ": " + reason, cause);
  }
}
