package dev.sweep.results;

import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads values of one column, for points next to each other or anywhere. Confined to a thread. */
final class ColumnReader {
  /** Rows in between are read too, if they are not more than so many times those wanted. */
  private static final int SPARSE = 8;

  /** Rows less far apart are read together: a call costs as much as that many bytes. */
  private static final int GAP_BYTES = 1 << 12;

  private static final long CLUSTER_BYTES = 1 << 20;

  private static final int PLACE_BITS = 20;
  private static final long PLACES = (1 << PLACE_BITS) - 1;

  private final Column column;
  private final RowLayout layout;
  private final PositionedFile file;
  private final HeapReader texts;

  ColumnReader(Column column, RowLayout layout, PositionedFile file, HeapReader texts) {
    this.column = column;
    this.layout = layout;
    this.file = file;
    this.texts = texts;
  }

  Column column() {
    return column;
  }

  RowLayout layout() {
    return layout;
  }

  /** Returns how many rows are stored. */
  long distinctRows() {
    return layout.size();
  }

  /** Reads {@code count} rows as they are stored, from {@code row} on. */
  ColumnValues rows(long row, long count) throws IOException {
    int rows = Math.toIntExact(count);
    return decode(bytes(row, rows), rows);
  }

  /** Reads {@code count} points from {@code first} on. */
  ColumnValues read(long first, int count) throws IOException {
    long row = layout.row(first);
    if (layout.isConsecutive(first, count)) {
      return decode(bytes(row, count), count);
    }
    int rows = layout.rows(first, count);
    return cycle(row, rows).pick(layout.offsets(first, count));
  }

  /** Reads the given points, in their order. */
  ColumnValues read(long[] points) throws IOException {
    if (isRun(points)) {
      return read(points[0], points.length);
    }
    long[] wanted = new long[points.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = layout.row(points[i]);
    }
    long lowest = Arrays.stream(wanted).min().orElse(0);
    long span = Arrays.stream(wanted).max().orElse(0) - lowest + 1;
    return span <= (long) SPARSE * wanted.length
        ? decode(bytes(lowest, (int) span), (int) span).pick(offsets(wanted, lowest))
        : decode(scattered(wanted), wanted.length);
  }

  private static boolean isRun(long[] points) {
    for (int i = 1; i < points.length; i++) {
      if (points[i] != points[0] + i) {
        return false;
      }
    }
    return points.length > 0;
  }

  private static int[] offsets(long[] rows, long from) {
    int[] offsets = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      offsets[i] = (int) (rows[i] - from);
    }
    return offsets;
  }

  /** Reads {@code count} rows from {@code row} on; behind the last comes the first. */
  private ColumnValues cycle(long row, int count) throws IOException {
    int before = (int) Math.min(count, layout.size() - row);
    ByteBuffer bytes = buffer(count);
    file.read(bytes.limit(Math.toIntExact(column.bytes(before))), column.position(row));
    if (before < count) {
      file.read(bytes.limit(bytes.capacity()), column.position(0));
    }
    return decode(bytes.flip(), count);
  }

  private ByteBuffer bytes(long row, int count) throws IOException {
    ByteBuffer bytes = buffer(count);
    file.read(bytes, column.position(row));
    return bytes.flip();
  }

  /** Reads rows that are far apart: in the order of the file, those near each other together. */
  private ByteBuffer scattered(long[] rows) throws IOException {
    ByteBuffer wanted = buffer(rows.length);
    int each = wanted.capacity() / rows.length;
    long[] sorted = sorted(rows);
    for (int from = 0; from < sorted.length; ) {
      int to = endOfCluster(sorted, from, each);
      long first = sorted[from] >>> PLACE_BITS;
      ByteBuffer read = bytes(first, (int) ((sorted[to - 1] >>> PLACE_BITS) - first) + 1);
      for (int i = from; i < to; i++) {
        int row = (int) ((sorted[i] >>> PLACE_BITS) - first);
        wanted.put((int) (sorted[i] & PLACES) * each, read, row * each, each);
      }
      from = to;
    }
    return wanted;
  }

  /** Returns the rows in ascending order, each with its place in {@code rows} in the low bits. */
  private static long[] sorted(long[] rows) {
    if (rows.length > PLACES) {
      throw new IllegalArgumentException(rows.length + " points at a time; wanted up to " + PLACES);
    }
    long[] sorted = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = rows[i] << PLACE_BITS | i;
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private static int endOfCluster(long[] sorted, int from, int each) {
    long first = sorted[from] >>> PLACE_BITS;
    long last = first;
    int to = from + 1;
    for (; to < sorted.length; to++) {
      long row = sorted[to] >>> PLACE_BITS;
      if ((row - last) * each > GAP_BYTES || (row - first) * each > CLUSTER_BYTES) {
        break;
      }
      last = row;
    }
    return to;
  }

  private ByteBuffer buffer(int rows) {
    int bytes = Math.toIntExact(column.bytes(rows));
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ColumnValues decode(ByteBuffer bytes, int rows) throws IOException {
    return switch (column.type()) {
      case FLOAT64 -> numbers(bytes);
      case FLOAT32 -> singles(bytes, rows);
      case INT8 -> flags(bytes, rows);
      case TEXT -> texts(bytes, rows);
      case INT64, INT32, UINT8 -> wholes(bytes, rows);
    };
  }

  private ColumnValues numbers(ByteBuffer bytes) {
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    int width = Math.toIntExact(column.width());
    return new ColumnValues.Numbers(width, column.rowShape().length > 0, values);
  }

  private static ColumnValues singles(ByteBuffer bytes, int rows) {
    float[] values = new float[rows];
    bytes.asFloatBuffer().get(values);
    return new ColumnValues.Singles(values);
  }

  private static ColumnValues flags(ByteBuffer bytes, int rows) {
    byte[] values = new byte[rows];
    bytes.get(values);
    return new ColumnValues.Flags(values);
  }

  private ColumnValues wholes(ByteBuffer bytes, int rows) {
    long[] values = new long[rows];
    for (int i = 0; i < rows; i++) {
      values[i] =
          switch (column.type()) {
            case INT64 -> bytes.getLong();
            case INT32 -> bytes.getInt();
            default -> Byte.toUnsignedLong(bytes.get());
          };
    }
    return new ColumnValues.Wholes(values);
  }

  private ColumnValues texts(ByteBuffer bytes, int rows) throws IOException {
    String[] values = new String[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = texts.text(HeapReference.from(bytes));
    }
    return new ColumnValues.Texts(values);
  }
}
