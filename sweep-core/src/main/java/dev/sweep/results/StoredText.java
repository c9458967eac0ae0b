package dev.sweep.results;

import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads string datasets. */
final class StoredText {
  private StoredText() {}

  /** Returns the only string of a dataset. */
  static String read(StoredSweep stored, PositionedFile file, String name) throws IOException {
    return readAll(stored, file, name).getFirst();
  }

  /** Returns all strings of a dataset of one dimension, or of none. */
  static List<String> readAll(StoredSweep stored, PositionedFile file, String name)
      throws IOException {
    ByteBuffer references = stored.dataset(name).bytes(file);
    HeapReader reader = new HeapReader(file);
    List<String> texts = new ArrayList<>();
    while (references.hasRemaining()) {
      texts.add(reader.text(HeapReference.from(references)));
    }
    return texts;
  }
}
