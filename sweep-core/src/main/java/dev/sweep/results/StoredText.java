package dev.sweep.results;

import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads string datasets. */
final class StoredText {
  private StoredText() {}

  /** Returns the only string of a dataset. */
  static String read(StoredSweep stored, PositionedFile file, String name) throws IOException {
    long address = stored.dataset(name).column().address();
    return new HeapReader(file).text(reference(file, address));
  }

  /** Returns all strings of a one-dimensional dataset. */
  static List<String> readAll(StoredSweep stored, PositionedFile file, String name)
      throws IOException {
    ByteBuffer references = RestoredState.bytes(stored.dataset(name), file);
    HeapReader reader = new HeapReader(file);
    List<String> texts = new ArrayList<>();
    while (references.hasRemaining()) {
      texts.add(reader.text(HeapReference.from(references)));
    }
    return texts;
  }

  /** Returns the reference at {@code address}. */
  static HeapReference reference(PositionedFile file, long address) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HeapReference.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.read(bytes, address);
    return HeapReference.from(bytes.flip());
  }
}
