package dev.sweep.analysis;

import java.io.IOException;
import java.util.Arrays;

/**
 * Collects pairs until they are many. Where the files have their points in different orders, few
 * pairs are far apart in one of them, and each would cost a read of its own; among many, those near
 * each other are read together.
 */
final class PairBatch {
  private static final int MOST = 1 << 19;

  private final PointPairs.Action action;
  private long[] base = new long[1 << 10];
  private long[] now = new long[1 << 10];
  private int count;
  private long added;

  PairBatch(PointPairs.Action action) {
    this.action = action;
  }

  void add(long fromBase, long fromNow) throws IOException {
    if (count == MOST) {
      flush();
    } else if (count == base.length) {
      base = Arrays.copyOf(base, 2 * count);
      now = Arrays.copyOf(now, 2 * count);
    }
    base[count] = fromBase;
    now[count++] = fromNow;
    added++;
  }

  /** Hands on what was collected. */
  void flush() throws IOException {
    if (count > 0) {
      action.accept(new PointPairs(Arrays.copyOf(base, count), Arrays.copyOf(now, count)));
      count = 0;
    }
  }

  /** Returns how many pairs there were, handed on or not. */
  long added() {
    return added;
  }
}
