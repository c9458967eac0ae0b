package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the statuses, the record of what is committed, in memory that does not grow with them. */
final class StatusColumn {
  private final PositionedFile file;
  private final long address;
  private final long points;

  StatusColumn(PositionedFile file, long address, long points) {
    this.file = file;
    this.address = address;
    this.points = points;
  }

  /** Returns the points that are not pending. */
  IndexRanges done() throws IOException {
    return new Scan(0, points).with(0b11110);
  }

  /** Returns the points whose status is {@code status}. */
  IndexRanges with(Status status) throws IOException {
    return new Scan(0, points).with(1 << status.code());
  }

  /** Returns how many points have each status. */
  StatusCounts counts() throws IOException {
    return points == 0 ? StatusCounts.NONE : counts(IndexRanges.of(points));
  }

  /** Returns how many of the given points have each status. */
  StatusCounts counts(IndexRanges ranges) throws IOException {
    long[] counts = new long[Status.values().length];
    for (IndexRange range : ranges.ranges()) {
      TransferBuffer.forEachByte(
          file, address + range.first(), range.count(), code -> counts[code]++);
    }
    return new StatusCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
  }

  /** Returns the status of one point. */
  Status of(long point) throws IOException {
    ByteBuffer code = ByteBuffer.allocate(1);
    file.read(code, address + point);
    return Status.of(code.get(0));
  }

  /** One pass over consecutive points. */
  private final class Scan {
    private final IndexRanges.Builder found = IndexRanges.builder();
    private final long end;
    private long at;
    private long runStart = -1;

    Scan(long first, long end) {
      this.at = first;
      this.end = end;
    }

    /** Returns the points whose status' bit is set in {@code mask}. */
    IndexRanges with(int mask) throws IOException {
      TransferBuffer.forEachByte(file, address + at, end - at, code -> look(code, mask));
      finishRun();
      return found.build();
    }

    private void look(int code, int mask) {
      boolean wanted = (mask >> code & 1) == 1;
      if (wanted && runStart < 0) {
        runStart = at;
      } else if (!wanted && runStart >= 0) {
        finishRun();
      }
      at++;
    }

    private void finishRun() {
      if (runStart >= 0) {
        found.add(new IndexRange(runStart, at - runStart));
        runStart = -1;
      }
    }
  }
}
