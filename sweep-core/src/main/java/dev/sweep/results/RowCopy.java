package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.LiveFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Copies rows of one column from a part to the file that is being made. */
final class RowCopy {
  private static final int BYTES = 1 << 20;
  private static final int TEXT_ROWS = 1024;

  private final LiveFile into;
  private final TextStore texts;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.LITTLE_ENDIAN);

  RowCopy(LiveFile into, TextStore texts) {
    this.into = into;
    this.texts = texts;
  }

  /** Copies the rows of {@code points} as they are; strings are stored anew. */
  void copy(ColumnReader from, Part part, Column to, IndexRange points) throws IOException {
    if (to.type() == ElementType.TEXT) {
      copyTexts(from, to, points);
      return;
    }
    long bytes = to.bytes(points.count());
    long source = from.column().position(points.first());
    long target = to.position(points.first());
    for (long at = 0; at < bytes; at += BYTES) {
      buffer.clear().limit((int) Math.min(BYTES, bytes - at));
      part.file().read(buffer, source + at);
      into.data().write(buffer.flip(), target + at);
    }
  }

  /** Copies workers' numbers, each {@code offset} higher. */
  void copyRanks(ColumnReader from, Column to, IndexRange points, int offset) throws IOException {
    int piece = BYTES / Integer.BYTES;
    for (long first = points.first(); first < points.end(); first += piece) {
      int count = (int) Math.min(piece, points.end() - first);
      buffer.clear();
      if (from.read(first, count) instanceof ColumnValues.Wholes ranks) {
        for (long rank : ranks.values()) {
          buffer.putInt((int) (rank == ResultsFile.NO_RANK ? rank : rank + offset));
        }
      }
      into.data().write(buffer.flip(), to.position(first));
    }
  }

  private void copyTexts(ColumnReader from, Column to, IndexRange points) throws IOException {
    for (long first = points.first(); first < points.end(); first += TEXT_ROWS) {
      int count = (int) Math.min(TEXT_ROWS, points.end() - first);
      if (from.read(first, count) instanceof ColumnValues.Texts values) {
        buffer.clear();
        for (HeapReference reference : texts.store(List.of(values.values()))) {
          reference.putTo(buffer);
        }
        into.data().write(buffer.flip(), to.position(first));
      }
    }
  }
}
