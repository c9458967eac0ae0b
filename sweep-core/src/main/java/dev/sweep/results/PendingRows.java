package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.util.List;

/** Makes pending points read as what they are: their inputs, and outputs that are missing. */
final class PendingRows {
  /** As much as a disk takes in a second. */
  static final long MOST_BYTES = 256L << 20;

  /** Synced piece by piece, so that the deadline holds for the disk and not only for memory. */
  private static final long SYNC_BYTES = 16L << 20;

  private static final int BLOCK = 4096;

  private final PositionedFile file;
  private final SweepColumns columns;
  private final List<Column> outputs;
  private final long rowBytes;
  private final boolean hasInputs;
  private long unsyncedBytes;

  PendingRows(PositionedFile file, SweepColumns columns, List<Column> outputs) {
    this.file = file;
    this.columns = columns;
    this.outputs = outputs;
    long inputBytes = inputBytes(columns);
    this.hasInputs = inputBytes > 0;
    this.rowBytes = inputBytes + outputs.stream().mapToLong(output -> output.bytes(1)).sum();
  }

  /** Returns whether so few rows can be filled while somebody waits. */
  boolean isWorthFilling(long rows) {
    return (double) rows * rowBytes <= MOST_BYTES;
  }

  /** Fills the rows in {@code pending}, however long that takes. */
  void fill(IndexRanges pending) throws IOException {
    for (IndexRange range : pending.ranges()) {
      for (long first = range.first(); first < range.end(); first += BLOCK) {
        fill(first, (int) Math.min(BLOCK, range.end() - first));
      }
    }
  }

  /** Fills the rows in {@code pending}; false if {@code deadline} came before the end. */
  boolean fill(IndexRanges pending, Deadline deadline) throws IOException {
    for (IndexRange range : pending.ranges()) {
      for (long first = range.first(); first < range.end(); first += BLOCK) {
        if (deadline.isOver()) {
          return false;
        }
        fill(first, (int) Math.min(BLOCK, range.end() - first));
      }
    }
    return true;
  }

  private void fill(long first, int count) throws IOException {
    for (Column output : outputs) {
      OutputWriter.writeMissing(file, output, first, count);
    }
    if (hasInputs) {
      fillInputs(PointBlock.of(columns.design(), first, count));
    }
    unsyncedBytes += count * rowBytes;
    if (unsyncedBytes > SYNC_BYTES) {
      file.force(false);
      unsyncedBytes = 0;
    }
  }

  private void fillInputs(PointBlock points) throws IOException {
    for (int i = 0; i < columns.parameters().size(); i++) {
      if (columns.parameters().get(i).isPerPoint()) {
        columns.parameters().get(i).write(points.first(), points.columns()[i], 0, points.count());
      }
    }
  }

  private static long inputBytes(SweepColumns columns) {
    long bytes = 0;
    for (ParameterColumn parameter : columns.parameters()) {
      bytes += parameter.isPerPoint() ? parameter.column().bytes(1) : 0;
    }
    return bytes;
  }
}
