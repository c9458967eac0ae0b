package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapBuilder;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.space.Axis;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.Parameter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;

/** Writes the values of one parameter. Safe for use by many threads. */
final class ParameterColumn {
  private static final int PIECE = 8192;

  private final LiveFile file;
  private final Placement placement;
  private final Column column;
  private final List<HeapReference> texts;

  private ParameterColumn(
      LiveFile file, Placement placement, Column column, List<HeapReference> texts) {
    this.file = file;
    this.placement = placement;
    this.column = column;
    this.texts = texts;
  }

  /** Makes room for the parameter and writes what is known before any point ran. */
  static ParameterColumn create(
      LiveFile file, Parameter parameter, Placement placement, long points) throws IOException {
    Column column = describe(parameter, 0);
    long address = file.reserve(column.bytes(rows(placement, points)));
    ParameterColumn created = open(file, parameter, placement, address);
    switch (placement) {
      case Placement.Scalar(double value) -> created.write(0, new double[] {value}, 0, 1);
      case Placement.OnAxis(int dimension, Axis axis) -> created.writeAxis(axis);
      case Placement.PerPoint() -> {}
    }
    return created;
  }

  /** Carries on with a parameter whose values lie at {@code address}. */
  static ParameterColumn open(LiveFile file, Parameter parameter, Placement placement, long address)
      throws IOException {
    return new ParameterColumn(
        file, placement, describe(parameter, address), store(file, parameter.texts()));
  }

  static ElementType typeOf(Parameter parameter) {
    return switch (parameter.type()) {
      case REAL -> ElementType.FLOAT64;
      case WHOLE -> parameter.optional() ? ElementType.FLOAT64 : ElementType.INT64;
      case FLAG -> ElementType.INT8;
      case TEXT -> ElementType.TEXT;
    };
  }

  Column column() {
    return column;
  }

  Placement placement() {
    return placement;
  }

  boolean isPerPoint() {
    return placement instanceof Placement.PerPoint;
  }

  /** Writes {@code codes[from]} to {@code codes[to - 1]} to the rows from {@code row} on. */
  void write(long row, double[] codes, int from, int to) throws IOException {
    for (int at = from; at < to; ) {
      int count = Math.min(PIECE, to - at);
      ByteBuffer buffer = TransferBuffer.get();
      encode(buffer, codes, at, count);
      int bytes = count * column.type().bytes();
      TransferBuffer.write(file.data(), buffer, bytes, column.position(row + at - from));
      at += count;
    }
  }

  private void encode(ByteBuffer buffer, double[] codes, int from, int count) {
    switch (column.type()) {
      case INT64 -> {
        LongBuffer longs = buffer.asLongBuffer();
        for (int i = from; i < from + count; i++) {
          longs.put((long) codes[i]);
        }
      }
      case INT8 -> {
        for (int i = from; i < from + count; i++) {
          buffer.put(flag(codes[i]));
        }
      }
      case TEXT -> {
        for (int i = from; i < from + count; i++) {
          texts.get((int) codes[i]).putTo(buffer);
        }
      }
      default -> buffer.asDoubleBuffer().put(codes, from, count);
    }
  }

  /** Minus zero is the code of a flag that the point does not have. */
  private static byte flag(double code) {
    return Double.compare(code, -0.0) == 0 ? -1 : (byte) code;
  }

  private void writeAxis(Axis axis) throws IOException {
    double[] codes = new double[(int) Math.min(PIECE, axis.size())];
    for (long first = 0; first < axis.size(); first += codes.length) {
      int count = (int) Math.min(codes.length, axis.size() - first);
      for (int i = 0; i < count; i++) {
        codes[i] = axis.value(first + i);
      }
      write(first, codes, 0, count);
    }
  }

  /** Returns how many values are stored, in a sweep of {@code points} points. */
  static long rows(Placement placement, long points) {
    return switch (placement) {
      case Placement.Scalar scalar -> 1;
      case Placement.OnAxis(int dimension, Axis axis) -> axis.size();
      case Placement.PerPoint() -> points;
    };
  }

  private static Column describe(Parameter parameter, long address) {
    return new Column(
        parameter.name(),
        typeOf(parameter),
        new long[0],
        parameter.unit(),
        parameter.description(),
        address);
  }

  /** Stores the strings the parameter can take, once, so that points only refer to them. */
  private static List<HeapReference> store(LiveFile file, List<String> texts) throws IOException {
    if (texts.isEmpty()) {
      return List.of();
    }
    HeapBuilder heap = new HeapBuilder();
    for (String text : texts) {
      heap.add(text);
    }
    long base = file.append(heap.encode());
    HeapReference[] references = new HeapReference[texts.size()];
    for (int i = 0; i < references.length; i++) {
      references[i] = heap.reference(i, base);
    }
    return List.of(references);
  }
}
