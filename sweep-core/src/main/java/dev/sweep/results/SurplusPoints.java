package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.util.List;

/**
 * Takes away what came of points behind the last one of a sample: which of them were run at all
 * depended on how many workers there were.
 */
final class SurplusPoints {
  private static final byte[] ZERO = new byte[1];
  private static final byte[] EXCLUDED = {Status.EXCLUDED.code()};

  private final PositionedFile file;
  private final SweepColumns columns;
  private final List<Column> outputs;

  SurplusPoints(PositionedFile file, SweepColumns columns, List<Column> outputs) {
    this.file = file;
    this.columns = columns;
    this.outputs = outputs;
  }

  /**
   * Makes the points from {@code first} on excluded. Their status goes first, so that none is ever
   * ok without its values.
   */
  void exclude(long first) throws IOException {
    long count = columns.design().size() - first;
    if (count > 0) {
      PointColumns points = columns.points();
      fill(points.status(), EXCLUDED, first, count);
      file.force(false);
      fill(points.seconds(), ZERO, first, count);
      fill(points.rank(), ZERO, first, count);
      fill(points.attempts(), ZERO, first, count);
      new PendingRows(file, columns, outputs).fill(IndexRanges.of(new IndexRange(first, count)));
    }
  }

  private void fill(Column column, byte[] value, long first, long count) throws IOException {
    TransferBuffer.fill(file, value, column.bytes(count), column.position(first));
  }
}
