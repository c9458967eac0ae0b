package dev.sweep.results;

import dev.sweep.model.OutputColumn;
import dev.sweep.model.StatusCodes;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Writes output values in place; rows that are not ok read as missing. */
final class OutputWriter {
  private static final int NUMBERS_PIECE = 1 << 15;
  private static final int FLAGS_PIECE = 1 << 18;
  private static final byte MISSING_FLAG = -1;

  private OutputWriter() {}

  /** Returns the type in which {@code column} is stored. */
  static ElementType typeOf(OutputColumn column) {
    return switch (column) {
      case OutputColumn.Numbers numbers -> ElementType.FLOAT64;
      case OutputColumn.Flags flags -> ElementType.INT8;
      case OutputColumn.Texts texts -> ElementType.TEXT;
    };
  }

  /** Returns the shape of one row of {@code column}. */
  static long[] shapeOf(OutputColumn column) {
    if (!(column instanceof OutputColumn.Numbers numbers)) {
      return new long[0];
    }
    long[] shape = new long[numbers.shape().length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = numbers.shape()[i];
    }
    return shape;
  }

  /** Writes rows {@code from} to {@code to - 1} of a block, given all of its statuses. */
  static void write(
      PositionedFile file,
      Column column,
      @Nullable OutputColumn values,
      long first,
      byte[] status,
      int from,
      int to)
      throws IOException {
    switch (values) {
      case null -> writeMissing(file, column, first + from, to - from);
      case OutputColumn.Numbers numbers ->
          writeNumbers(file, column, numbers.values(), first, status, from, to);
      case OutputColumn.Flags flags ->
          writeFlags(file, column, flags.values(), first, status, from, to);
      case OutputColumn.Texts texts -> {} // get their place at the commit
    }
  }

  /** Makes {@code rows} rows read as missing. */
  static void writeMissing(PositionedFile file, Column column, long row, long rows)
      throws IOException {
    byte[] missing = missing(column.type());
    TransferBuffer.fill(file, missing, rows * column.width(), column.position(row));
  }

  private static byte[] missing(ElementType type) {
    return switch (type) {
      case FLOAT64 ->
          ByteBuffer.allocate(Double.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putDouble(Double.NaN)
              .array();
      case TEXT -> new byte[HeapReference.BYTES];
      case INT8 -> new byte[] {MISSING_FLAG};
      default -> throw new IllegalArgumentException("outputs are not stored as " + type);
    };
  }

  private static void writeNumbers(
      PositionedFile file,
      Column column,
      double[] values,
      long first,
      byte[] status,
      int from,
      int to)
      throws IOException {
    int width = Math.toIntExact(column.width());
    boolean allOk = StatusCodes.allOk(status, from, to);
    ByteBuffer buffer = TransferBuffer.get();
    for (int at = from * width; at < to * width; at += NUMBERS_PIECE) {
      int count = Math.min(NUMBERS_PIECE, to * width - at);
      buffer.asDoubleBuffer().put(values, at, count);
      for (int i = 0; !allOk && i < count; i++) {
        if (!StatusCodes.isOk(status, (at + i) / width)) {
          buffer.putDouble(i * Double.BYTES, Double.NaN);
        }
      }
      long position = column.position(first) + (long) at * Double.BYTES;
      TransferBuffer.write(file, buffer, count * Double.BYTES, position);
    }
  }

  private static void writeFlags(
      PositionedFile file,
      Column column,
      byte[] values,
      long first,
      byte[] status,
      int from,
      int to)
      throws IOException {
    ByteBuffer buffer = TransferBuffer.get();
    for (int at = from; at < to; at += FLAGS_PIECE) {
      int count = Math.min(FLAGS_PIECE, to - at);
      for (int row = at; row < at + count; row++) {
        buffer.put(StatusCodes.isOk(status, row) ? values[row] : MISSING_FLAG);
      }
      TransferBuffer.write(file, buffer, count, column.position(first + at));
    }
  }
}
