package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.util.List;

/** Makes pending points read as what they are: their inputs, and outputs that are missing. */
final class PendingRows {
  private static final long LONGEST_NANOS = 1_000_000_000;
  private static final int BLOCK = 4096;

  private final PositionedFile file;
  private final SweepColumns columns;
  private final List<Column> outputs;
  private final long start = System.nanoTime();

  PendingRows(PositionedFile file, SweepColumns columns, List<Column> outputs) {
    this.file = file;
    this.columns = columns;
    this.outputs = outputs;
  }

  /** Fills the rows in {@code pending}; false if that would have taken more than a second. */
  boolean fill(IndexRanges pending) throws IOException {
    for (IndexRange range : pending.ranges()) {
      for (long first = range.first(); first < range.end(); first += BLOCK) {
        if (System.nanoTime() - start > LONGEST_NANOS) {
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
    boolean sampled = false;
    for (ParameterColumn parameter : columns.parameters()) {
      sampled |= parameter.isPerPoint();
    }
    if (sampled) {
      fillInputs(PointBlock.of(columns.design(), first, count));
    }
  }

  private void fillInputs(PointBlock points) throws IOException {
    for (int i = 0; i < columns.parameters().size(); i++) {
      if (columns.parameters().get(i).isPerPoint()) {
        columns.parameters().get(i).write(points.first(), points.columns()[i], 0, points.count());
      }
    }
  }
}
