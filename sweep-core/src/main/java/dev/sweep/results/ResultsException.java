package dev.sweep.results;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
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
    return new ResultsException("cannot " + verb + " " + path + ": " + reason(cause), cause);
  }

  /**
   * Returns {@code e} if it is one of these already, else says that {@code path} cannot be written.
   */
  static ResultsException ofWriting(Path path, Exception e) {
    return e instanceof ResultsException ours ? ours : because("write", path, e);
  }

  /** Java names only the file when one is missing or not ours to touch. */
  private static String reason(Throwable cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied: " + denied.getFile();
      case NoSuchFileException missing -> "no such file or directory: " + missing.getFile();
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
  }
}
