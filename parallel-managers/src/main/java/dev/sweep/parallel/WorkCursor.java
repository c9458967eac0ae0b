package dev.sweep.parallel;

import java.util.ArrayList;
import java.util.List;

/** Walks through a set of indexes in order, some at a time. Confined to one thread. */
final class WorkCursor implements WorkQueue {
  private final List<IndexRange> ranges;
  private int range;
  private long taken;
  private long remaining;

  WorkCursor(IndexRanges work) {
    this.ranges = work.ranges();
    this.remaining = work.count();
  }

  @Override
  public long remaining() {
    return remaining;
  }

  /** Takes just {@code count} indexes. */
  @Override
  public List<IndexRange> take(long count) {
    List<IndexRange> chunk = new ArrayList<>();
    for (long left = count; left > 0; ) {
      IndexRange piece = piece(left);
      chunk.add(piece);
      left -= piece.count();
    }
    return chunk;
  }

  private IndexRange piece(long most) {
    IndexRange whole = ranges.get(range);
    long count = Math.min(most, whole.count() - taken);
    IndexRange piece = new IndexRange(whole.first() + taken, count);
    taken += count;
    remaining -= count;
    if (taken == whole.count()) {
      range++;
      taken = 0;
    }
    return piece;
  }
}
