package dev.sweep.analysis;

import java.io.IOException;

/**
 * Finds the points of one file in another by a hash of their values, whatever order they come in.
 *
 * <p>As many points of the base are indexed as fit into a given memory; where it has more, that
 * takes several passes over both files' parameters, each for the points with hashes of one part. Of
 * several points with the same values the first belongs to the first, the second to the second.
 */
final class PointLookup {
  private static final int BLOCK = 1 << 14;

  private final KnownPoints base;
  private final KnownPoints now;
  private final int parts;

  /**
   * @param pointsAtATime about how many points of the base may be in memory
   */
  PointLookup(KnownPoints base, KnownPoints now, int pointsAtATime) {
    this.base = base;
    this.now = now;
    this.parts = Math.toIntExact(Math.max(1, Math.ceilDiv(base.size(), pointsAtATime)));
  }

  /** Gives pairs to {@code pairs} and the other points to {@code missing} and {@code added}. */
  void run(PairBatch pairs, PointSample missing, PointSample added) throws IOException {
    for (int part = 0; part < parts; part++) {
      PointIndex index = index(part);
      find(part, index, pairs, added);
      pairs.flush();
      index.forEachLeft(missing::add);
    }
  }

  /** Goes backwards, as of points with the same hash the index gives the last one added first. */
  private PointIndex index(int part) throws IOException {
    PointIndex index = new PointIndex(Math.toIntExact(base.size() / parts));
    long blocks = Math.ceilDiv(base.size(), BLOCK);
    for (long block = blocks - 1; block >= 0; block--) {
      KnownPoints.Block some = block(base, block * BLOCK);
      for (int row = some.count() - 1; row >= 0; row--) {
        if (isOf(part, some, row)) {
          index.add(some.hashes().high(row), some.hashes().low(row), some.first() + row);
        }
      }
    }
    return index;
  }

  private void find(int part, PointIndex index, PairBatch pairs, PointSample added)
      throws IOException {
    for (long first = 0; first < now.size(); first += BLOCK) {
      KnownPoints.Block some = block(now, first);
      for (int row = 0; row < some.count(); row++) {
        if (isOf(part, some, row)) {
          long partner = index.take(some.hashes().high(row), some.hashes().low(row));
          if (partner == PointIndex.NONE) {
            added.add(first + row);
          } else {
            pairs.add(partner, first + row);
          }
        }
      }
    }
  }

  private static KnownPoints.Block block(KnownPoints points, long first) throws IOException {
    return points.block(first, (int) Math.min(BLOCK, points.size() - first));
  }

  private boolean isOf(int part, KnownPoints.Block block, int row) {
    return !block.unknown()[row] && Long.remainderUnsigned(block.hashes().high(row), parts) == part;
  }
}
