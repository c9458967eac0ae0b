package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads the statuses, the record of what is committed, in memory that does not grow with them. */
final class StatusColumn {
  private static final int DONE = 0b11110;
  private static final int WITHOUT_RESULT = 0b01100;

  private final PositionedFile file;
  private final long address;
  private final long points;
  private final StatusRuns runs;

  StatusColumn(PositionedFile file, long address, long points) {
    this.file = file;
    this.address = address;
    this.points = points;
    this.runs = new StatusRuns(file, address);
  }

  /** What all statuses tell: the points that are not pending, and how many there are of each. */
  record Census(IndexRanges done, StatusCounts counts) {}

  /** Looks at all points once. */
  Census census() throws IOException {
    IndexRanges.Builder done = IndexRanges.builder();
    long[] counts = new long[Status.values().length];
    runs.forEach(
        0,
        points,
        StatusColumn::never,
        (code, first, count) -> {
          counts[code] += count;
          addIf(DONE, code, first, count, done);
        });
    return new Census(done.build(), counts(counts));
  }

  /** Returns the points that are not pending. */
  IndexRanges done() throws IOException {
    return with(DONE, StatusColumn::never).orElseThrow();
  }

  /** Returns the points that are pending; nothing if that took until {@code deadline}. */
  Optional<IndexRanges> pending(Deadline deadline) throws IOException {
    return with(1 << Status.PENDING.code(), deadline::isOver);
  }

  /** Returns the points whose status is {@code status}. */
  IndexRanges with(Status status) throws IOException {
    return with(1 << status.code(), StatusColumn::never).orElseThrow();
  }

  /** Returns the points that have no result although they were tried. */
  IndexRanges withoutResult() throws IOException {
    return with(WITHOUT_RESULT, StatusColumn::never).orElseThrow();
  }

  /** Returns how many points have each status. */
  StatusCounts counts() throws IOException {
    return counts(IndexRanges.of(points));
  }

  /** Returns how many of the given points have each status. */
  StatusCounts counts(IndexRanges ranges) throws IOException {
    long[] counts = new long[Status.values().length];
    for (IndexRange range : ranges.ranges()) {
      runs.forEach(
          range.first(),
          range.count(),
          StatusColumn::never,
          (code, first, count) -> counts[code] += count);
    }
    return counts(counts);
  }

  /** Returns the status of one point. */
  Status of(long point) throws IOException {
    ByteBuffer code = ByteBuffer.allocate(1);
    file.read(code, address + point);
    return Status.of(code.get(0));
  }

  /**
   * Reads the codes of {@code count} points from {@code first} on.
   *
   * @throws ResultsException if there is one that no status has
   */
  void read(long first, int count, byte[] into) throws IOException {
    file.read(ByteBuffer.wrap(into, 0, count), address + first);
    for (int i = 0; i < count; i++) {
      StatusRuns.check(into[i], first + i);
    }
  }

  /** Returns the points whose status' bit is set in {@code mask}. */
  private Optional<IndexRanges> with(int mask, BooleanSupplier stop) throws IOException {
    IndexRanges.Builder found = IndexRanges.builder();
    return runs.forEach(
            0, points, stop, (code, first, count) -> addIf(mask, code, first, count, found))
        ? Optional.of(found.build())
        : Optional.empty();
  }

  private static void addIf(int mask, int code, long first, long count, IndexRanges.Builder into) {
    if ((mask >> code & 1) == 1) {
      into.add(new IndexRange(first, count));
    }
  }

  private static boolean never() {
    return false;
  }

  private static StatusCounts counts(long[] counts) {
    return new StatusCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
  }
}
