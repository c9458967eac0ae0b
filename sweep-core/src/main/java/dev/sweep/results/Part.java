package dev.sweep.results;

import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One of the files to be merged. */
record Part(Path path, StoredSweep stored, PositionedFile file, HeapReader texts)
    implements AutoCloseable {

  static Part open(Path path) throws IOException {
    StoredSweep stored = StoredSweep.read(path);
    try {
      PositionedFile file = PositionedFile.openToRead(path);
      return new Part(path, stored, file, new HeapReader(file));
    } catch (IOException e) {
      throw ResultsException.because("read", path, e);
    }
  }

  /** Returns the points that are not pending. */
  IndexRanges done() throws IOException {
    return stored.statuses(file).done();
  }

  /** Returns the reader of a column; null if this part does not have it. */
  @Nullable ColumnReader reader(String name) throws IOException {
    return stored.has(name) ? required(name) : null;
  }

  /**
   * Returns the reader of a column.
   *
   * @throws ResultsException if this part does not have it
   */
  ColumnReader required(String name) throws IOException {
    StoredDataset dataset = stored.dataset(name);
    return new ColumnReader(dataset.column(), RowLayout.of(stored, dataset), file, texts);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
