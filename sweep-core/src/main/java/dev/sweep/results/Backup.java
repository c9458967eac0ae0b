package dev.sweep.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Moves a results file out of the way, with the journal that belongs to it.
 *
 * <p>The journal is copied before and deleted behind, so that the results file has it beside it
 * under either name, wherever a crash comes between.
 */
final class Backup {
  private Backup() {}

  @SuppressWarnings("try") // the lock is only to be held
  static Path move(Path path) throws IOException {
    try (LockFile held = LockFile.acquire(path)) {
      Path target = freeName(path);
      copyJournal(Journal.pathFor(path), Journal.pathFor(target));
      Files.move(path, target);
      Files.deleteIfExists(Journal.pathFor(path));
      return target;
    }
  }

  /** Replaces what an earlier attempt may have left. */
  private static void copyJournal(Path from, Path to) throws IOException {
    Files.deleteIfExists(to);
    if (Files.exists(from)) {
      Files.copy(from, to);
      try (FileChannel copy = FileChannel.open(to, StandardOpenOption.WRITE)) {
        copy.force(true);
      }
    }
  }

  private static Path freeName(Path path) {
    Path target = path;
    for (int number = 1; Files.exists(target); number++) {
      target = path.resolveSibling(path.getFileName() + "." + number);
    }
    return target;
  }
}
