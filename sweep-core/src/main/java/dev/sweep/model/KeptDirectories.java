package dev.sweep.model;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Which of the directories of points are kept when the point is done, and where.
 *
 * @param place the directory that holds them; text, to be sent to other processes
 */
public record KeptDirectories(Which which, String place) implements Serializable {
  /** Nothing is kept. */
  public static final KeptDirectories NONE = new KeptDirectories(Which.NONE, "");

  /** Which are kept. */
  public enum Which {
    NONE,
    /** Those of points that failed or timed out. */
    FAILED,
    ALL
  }

  /** Returns those of the points in {@code resultsFile}. */
  public static KeptDirectories of(Which which, Path resultsFile) {
    return new KeptDirectories(which, place(resultsFile).toString());
  }

  /**
   * Returns the directory kept for the point numbered {@code point}, whether it is there or not.
   */
  public static Path of(Path resultsFile, long point) {
    return place(resultsFile).resolve(name(point));
  }

  private static Path place(Path resultsFile) {
    return resultsFile.toAbsolutePath().resolveSibling(resultsFile.getFileName() + ".points");
  }

  /** Removes the directory that holds them if none was kept after all. */
  public void removeIfEmpty() {
    try {
      if (which != Which.NONE) {
        Files.deleteIfExists(Path.of(place));
      }
    } catch (IOException _) {
      // There are some.
    }
  }

  /** Returns what the directory of a point is called. */
  static String name(long point) {
    return String.format(Locale.ROOT, "%06d", point);
  }

  /** Returns whether the directory of a point that is {@code status} now is kept. */
  boolean keeps(Status status) {
    return switch (which) {
      case NONE -> false;
      case FAILED -> status == Status.FAILED || status == Status.TIMED_OUT;
      case ALL -> status != Status.PENDING;
    };
  }
}
