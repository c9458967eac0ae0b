package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.results.PointRecord.Cell;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.HeapReader;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all that is known about one point. */
final class PointReader {
  private final StoredSweep stored;
  private final ValueReader values;
  private final PositionedFile file;
  private final HeapReader texts;

  PointReader(StoredSweep stored, ValueReader values, PositionedFile file) {
    this.stored = stored;
    this.values = values;
    this.file = file;
    this.texts = new HeapReader(file);
  }

  /** Reads point {@code number}, given the failures of all. */
  PointRecord read(long number, List<PointFailure> failures) throws IOException {
    List<PointFailure> own = new ArrayList<>(failures);
    own.removeIf(failure -> failure.point() != number);
    return new PointRecord(
        number,
        stored.statuses(file).of(number),
        (int) value("attempts", number),
        value("seconds", number),
        (int) value("rank", number),
        cells(stored.parameters(), number),
        cells(stored.outputNames(), number),
        own);
  }

  private List<Cell> cells(List<String> names, long point) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (String name : names) {
      StoredDataset dataset = stored.dataset(name);
      cells.add(new Cell(name, cell(dataset, values.rowOf(dataset, point))));
    }
    return cells;
  }

  private @Nullable Object cell(StoredDataset dataset, long at) throws IOException {
    Column column = dataset.column();
    if (column.type() == ElementType.TEXT) {
      return texts.text(HeapReference.from(values.bytes(dataset, at, 1)));
    }
    ByteBuffer bytes = values.bytes(dataset, at, 1);
    if (column.rowShape().length > 0) {
      double[] row = new double[Math.toIntExact(column.width())];
      bytes.asDoubleBuffer().get(row);
      return row;
    }
    return switch (column.type()) {
      case INT8 -> flag(bytes.get());
      case INT64 -> bytes.getLong();
      default -> ValueReader.number(column, bytes);
    };
  }

  private static @Nullable Boolean flag(byte value) {
    return value < 0 ? null : Boolean.valueOf(value != 0);
  }

  private double value(String column, long point) throws IOException {
    return values.read(stored.dataset(column), point);
  }
}
