package dev.sweep.results;

import dev.sweep.results.hdf5.ElementType;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind in the file, a row for each point (or for each value of an axis).
 *
 * @param rowShape the shape of one row's value: empty for a single one
 * @param address where row 0 lies in the file
 */
record Column(
    String name,
    ElementType type,
    long[] rowShape,
    @Nullable String unit,
    @Nullable String description,
    long address) {

  /** Returns how many elements a row has. */
  long width() {
    long width = 1;
    for (long size : rowShape) {
      width = Math.multiplyExact(width, size);
    }
    return width;
  }

  /** Returns how many bytes {@code rows} rows take. */
  long bytes(long rows) {
    return Math.multiplyExact(Math.multiplyExact(rows, width()), (long) type.bytes());
  }

  /** Returns where row {@code row} lies in the file. */
  long position(long row) {
    return address + bytes(row);
  }

  Column at(long newAddress) {
    return new Column(name, type, rowShape, unit, description, newAddress);
  }
}
