package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.LiveFile;
import java.io.IOException;

/** The rows of the file that is being made of parts. */
final class MergedRows {
  /** Inputs of more pending points than take so many bytes are left to whoever runs them. */
  private static final long MOST_INPUT_BYTES = 256L << 20;

  private final LiveFile file;
  private final SweepColumns columns;
  private final RowCopy copy;

  MergedRows(LiveFile file, TextStore texts, SweepColumns columns) {
    this.file = file;
    this.columns = columns;
    this.copy = new RowCopy(file, texts);
  }

  /** Copies all of the given points but where their workers' history lies. */
  void copy(Part part, IndexRanges points, int rankOffset) throws IOException {
    for (IndexRange range : points.ranges()) {
      copyInputs(part, range);
      for (Column output : columns.outputs()) {
        copyOutput(part, output, range);
      }
      PointColumns own = columns.points();
      copyColumn(part, own.seconds(), range);
      copyColumn(part, own.attempts(), range);
      copy.copyRanks(part.required("rank"), own.rank(), range, rankOffset);
      copyColumn(part, own.status(), range);
    }
  }

  /** Copies what pending points have, as far as it is there. */
  void copyInputs(Part part, IndexRanges points) throws IOException {
    long bytes = 0;
    for (ParameterColumn parameter : columns.parameters()) {
      bytes += parameter.isPerPoint() ? parameter.column().bytes(1) : 0;
    }
    if ((double) bytes * points.count() <= MOST_INPUT_BYTES) {
      for (IndexRange range : points.ranges()) {
        copyInputs(part, range);
      }
    }
  }

  private void copyInputs(Part part, IndexRange range) throws IOException {
    for (ParameterColumn parameter : columns.parameters()) {
      if (parameter.isPerPoint()) {
        copyColumn(part, parameter.column(), range);
      }
    }
  }

  private void copyOutput(Part part, Column output, IndexRange range) throws IOException {
    if (part.stored().has(output.name())) {
      copyColumn(part, output, range);
    } else {
      OutputWriter.writeMissing(file.data(), output, range.first(), range.count());
    }
  }

  private void copyColumn(Part part, Column column, IndexRange range) throws IOException {
    copy.copy(part.required(column.name()), part, column, range);
  }
}
