package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads numbers from datasets of which a point has a row of its own, shares one, or both. */
final class ValueReader {
  private final StoredSweep stored;
  private final PositionedFile file;

  ValueReader(StoredSweep stored, PositionedFile file) {
    this.stored = stored;
    this.file = file;
  }

  /** Reads {@code count} points from {@code first} on, row after row. */
  void read(StoredDataset dataset, long first, int count, double[] into) throws IOException {
    if (count == 0) {
      return;
    }
    int width = Math.toIntExact(dataset.column().width());
    if (rowOf(dataset, first) != first || rowOf(dataset, first + count - 1) != first + count - 1) {
      for (int i = 0; i < count; i++) {
        into[i] = number(dataset.column(), bytes(dataset, rowOf(dataset, first + i), 1));
      }
      return;
    }
    ByteBuffer bytes = bytes(dataset, first, count);
    if (dataset.column().type() == ElementType.FLOAT64) {
      bytes.asDoubleBuffer().get(into, 0, count * width);
      return;
    }
    for (int i = 0; i < count * width; i++) {
      into[i] = number(dataset.column(), bytes);
    }
  }

  /** Reads the first element of a dataset's row for one point. */
  double read(StoredDataset dataset, long point) throws IOException {
    return number(dataset.column(), bytes(dataset, rowOf(dataset, point), 1));
  }

  /** Reads whole rows. */
  ByteBuffer bytes(StoredDataset dataset, long row, int rows) throws IOException {
    Column column = dataset.column();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(column.bytes(rows))).order(ByteOrder.LITTLE_ENDIAN);
    file.read(bytes, column.position(row));
    return bytes.flip();
  }

  /** Reads the next element; a string as NaN, a missing boolean too. */
  static double number(Column column, ByteBuffer bytes) {
    return switch (column.type()) {
      case FLOAT64 -> bytes.getDouble();
      case FLOAT32 -> bytes.getFloat();
      case INT64 -> bytes.getLong();
      case INT32 -> bytes.getInt();
      case UINT8 -> Byte.toUnsignedInt(bytes.get());
      case INT8 -> {
        byte flag = bytes.get();
        yield flag < 0 ? Double.NaN : flag;
      }
      case TEXT -> {
        HeapReference.from(bytes);
        yield Double.NaN;
      }
    };
  }

  /** Returns which row of a dataset belongs to a point. */
  long rowOf(StoredDataset dataset, long point) throws ResultsException {
    return RowLayout.of(stored, dataset).row(point);
  }
}
