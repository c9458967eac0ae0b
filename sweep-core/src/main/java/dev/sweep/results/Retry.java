package dev.sweep.results;

import dev.sweep.model.Outcomes;
import dev.sweep.model.PointFailure;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Points that failed and are tried again. Each keeps its old status until a new one is committed:
 * then it counts its attempts on, and its new failure, if any, comes beside the old ones.
 *
 * @param points those that are tried again
 * @param attempts where it is kept how often they were tried
 */
record Retry(IndexRanges points, PositionedFile file, Column attempts) {
  private static final int MOST_ATTEMPTS = 255;

  /** Returns those of {@code shares}' points that were tried before. */
  IndexRanges among(List<LocalResult> shares) {
    IndexRanges.Builder again = IndexRanges.builder();
    for (LocalResult share : points.isEmpty() ? List.<LocalResult>of() : shares) {
      for (IndexRange range : common(share.points(), points).ranges()) {
        again.add(range);
      }
    }
    return again.build();
  }

  /** Returns {@code outcomes} with the attempts before counted too. */
  Outcomes countedOn(Outcomes outcomes) throws IOException {
    IndexRange block = new IndexRange(outcomes.first(), outcomes.count());
    IndexRanges again = common(IndexRanges.of(block), points);
    if (again.isEmpty()) {
      return outcomes;
    }
    Outcomes counted = outcomes.rows(0, outcomes.count());
    byte[] before = new byte[outcomes.count()];
    file.read(ByteBuffer.wrap(before), attempts.position(outcomes.first()));
    for (int row = 0; row < before.length; row++) {
      before[row] = again.contains(outcomes.first() + row) ? before[row] : 0;
      counted.attempts()[row] = (byte) sum(before[row], counted.attempts()[row]);
    }
    counted.failures().replaceAll(failure -> countedOn(failure, before, outcomes.first()));
    return counted;
  }

  private static PointFailure countedOn(PointFailure failure, byte[] before, long first) {
    int attempt = Byte.toUnsignedInt(before[(int) (failure.point() - first)]) + failure.attempt();
    return new PointFailure(
        failure.point(), attempt, failure.kind(), failure.message(), failure.log());
  }

  private static int sum(byte before, byte more) {
    return Math.min(MOST_ATTEMPTS, Byte.toUnsignedInt(before) + Byte.toUnsignedInt(more));
  }

  /** Returns the points that are in both. */
  static IndexRanges common(IndexRanges some, IndexRanges others) {
    return some.minus(some.minus(others));
  }
}
