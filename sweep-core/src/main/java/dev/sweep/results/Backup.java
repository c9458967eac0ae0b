package dev.sweep.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Moves a results file out of the way, with the journal that belongs to it. */
final class Backup {
  private Backup() {}

  @SuppressWarnings("try") // the lock is only to be held
  static Path move(Path path) throws IOException {
    try (LockFile held = LockFile.acquire(path)) {
      Path target = freeName(path);
      Files.move(path, target);
      if (Files.exists(Journal.pathFor(path))) {
        Files.move(Journal.pathFor(path), Journal.pathFor(target));
      }
      return target;
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
