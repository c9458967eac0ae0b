package dev.sweep.results;

import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How much space a results file takes, and whether there is as much. */
public final class DiskSpace {
  private static final long TREE_BYTES = 1L << 20;

  /** What status, seconds, rank and attempts of a point take. */
  static final int BOOKKEEPING_BYTES = 10;

  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");

  /** How systems say that there is no space left, or no more for this user. */
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

  private DiskSpace() {}

  /** Returns about how long the file of {@code design} is, with so many outputs of one number. */
  public static double neededBytes(Design design, int outputs) {
    double points = design.size();
    double needed = TREE_BYTES + points * (BOOKKEEPING_BYTES + (double) outputs * Double.BYTES);
    for (int i = 0; i < design.placements().size(); i++) {
      double values = ParameterColumn.rows(design.placements().get(i), design.size());
      needed += values * ParameterColumn.typeOf(design.parameters().get(i)).bytes();
    }
    for (Dimension dimension : design.dimensions()) {
      needed += SweepColumns.isAxis(design, dimension) ? 0 : dimension.size() * (double) Long.BYTES;
    }
    return needed;
  }

  /**
   * Returns about how much disk the file takes if only {@code toRun} of its points are to be
   * written, as in a shard. Those of the others stay holes where they are many.
   */
  static double neededBytes(Design design, int outputs, long toRun) {
    double all = neededBytes(design, outputs);
    boolean filled = all <= PendingRows.MOST_BYTES;
    return filled ? all : TREE_BYTES + all * toRun / Math.max(1, design.size());
  }

  /** Returns a size as people read it, such as {@code 2.6 GB}; a kB is 1000 bytes. */
  public static String text(double bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= 999.5 && unit < UNITS.size() - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, size < 9.95 && unit > 0 ? "%.1f " : "%.0f ", size)
        + UNITS.get(unit);
  }

  /** Returns what one more point takes in the file. */
  static double pointBytes(SweepColumns columns, List<Column> outputs) {
    double bytes = BOOKKEEPING_BYTES + bytesOf(outputs, 1);
    for (ParameterColumn parameter : columns.parameters()) {
      bytes += parameter.isPerPoint() ? parameter.column().bytes(1) : 0;
    }
    return bytes;
  }

  /** Returns what {@code columns} take for {@code points} points. */
  static double bytesOf(List<Column> columns, long points) {
    double bytes = 0;
    for (Column column : columns) {
      bytes += (double) column.width() * column.type().bytes() * points;
    }
    return bytes;
  }

  /**
   * Checks that there is enough space before anything is written: regions are holes at first, so
   * that a full disk would show only in mid-run.
   *
   * @param what takes so much, such as "for 200 points"
   * @throws ResultsException saying how much is missing
   */
  static void require(Path file, double bytes, String what) throws ResultsException {
    double free = freeBeside(file);
    if (bytes > free) {
      throw new ResultsException(
          "%s needs %s %s, but its disk has %s free: %s are missing"
              .formatted(file, text(bytes), what, text(free), text(bytes - free)));
    }
  }

  /** Returns whether {@code failure} came from a full disk. */
  static boolean isFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (FULL.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns what to tell of a disk that has become full, with so many bytes still to be written.
   */
  static ResultsException full(Path file, long points, double bytes, Throwable cause) {
    return new ResultsException(
        ("cannot write %s: No space left on device. The %d points that are left need about %s,"
                + " and %s are free. What was committed stays; make room, and the same command"
                + " carries on")
            .formatted(file, points, text(bytes), freeText(file)),
        cause);
  }

  private static String freeText(Path file) {
    return text(freeBeside(file));
  }

  private static double freeBeside(Path file) {
    Path directory = file.toAbsolutePath().resolveSibling("");
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      // Java looks for the mount first, which is hidden in a chroot; the system knows all the same.
      return directory.toFile().getUsableSpace();
    }
  }
}
