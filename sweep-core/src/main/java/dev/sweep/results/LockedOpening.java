package dev.sweep.results;

import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;

/** A file that was made or found, and the right to write it. */
record LockedOpening(LockFile lock, Opening opening) {

  /** Makes or finds a file. */
  interface Step {
    Opening open() throws IOException;
  }

  /** Takes {@code step} under the lock of {@code path}, which is given back if that fails. */
  static LockedOpening of(Path path, Step step) throws ResultsException {
    try {
      LockFile lock = LockFile.acquire(path);
      try {
        return new LockedOpening(lock, step.open());
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | HdfException e) {
      throw ResultsException.ofWriting(path, e);
    }
  }

  /** Closes all, because of {@code failure}, and returns what to throw. */
  ResultsException failed(Exception failure) {
    try (lock) {
      opening.file().close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    if (failure instanceof RuntimeException bug && !(bug instanceof HdfException)) {
      throw bug;
    }
    return ResultsException.ofWriting(opening.path(), failure);
  }
}
