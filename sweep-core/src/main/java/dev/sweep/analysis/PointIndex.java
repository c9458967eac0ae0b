package dev.sweep.analysis;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Finds points by the 128-bit hash of their values: an open-addressing table of hashes, each with a
 * queue of the points that have it. Primitive arrays, since it holds a million points at a time.
 */
final class PointIndex {
  static final long NONE = -1;

  private static final int END = -1;
  private static final int FEWEST = 64;

  private final int mask;
  private final long[] high;
  private final long[] low;
  private final int[] head;
  private final int[] tail;
  private long[] points;
  private int[] next;
  private int size;

  /**
   * @param most about how many different hashes there will be; there is room for half as many more
   */
  PointIndex(int most) {
    int slots = Integer.highestOneBit(2 * most + FEWEST) * 2;
    this.mask = slots - 1;
    this.high = new long[slots];
    this.low = new long[slots];
    this.head = new int[slots];
    this.tail = new int[slots];
    this.points = new long[most + 1];
    this.next = new int[most + 1];
    Arrays.fill(tail, END);
  }

  /** Adds a point, behind those with the same hash. */
  void add(PointKeys.Hash hash, long point) {
    if (size == points.length) {
      points = Arrays.copyOf(points, Math.multiplyExact(size, 2));
      next = Arrays.copyOf(next, points.length);
    }
    points[size] = point;
    next[size] = END;
    append(slot(hash), hash, size++);
  }

  private void append(int slot, PointKeys.Hash hash, int entry) {
    if (tail[slot] == END) {
      high[slot] = hash.high();
      low[slot] = hash.low();
      head[slot] = entry;
    } else if (head[slot] == END) {
      head[slot] = entry;
    } else {
      next[tail[slot]] = entry;
    }
    tail[slot] = entry;
  }

  /** Removes the first of the points with a hash and returns it; {@link #NONE} if none is left. */
  long take(PointKeys.Hash hash) {
    int slot = slot(hash);
    if (tail[slot] == END || head[slot] == END) {
      return NONE;
    }
    int entry = head[slot];
    head[slot] = next[entry];
    return points[entry];
  }

  /** Gives all points that were not taken, in no particular order. */
  void forEachLeft(LongConsumer action) {
    for (int slot = 0; slot <= mask; slot++) {
      for (int entry = tail[slot] == END ? END : head[slot]; entry != END; entry = next[entry]) {
        action.accept(points[entry]);
      }
    }
  }

  /** Returns the slot of a hash, or the free one where it belongs. */
  private int slot(PointKeys.Hash hash) {
    int slot = (int) hash.low() & mask;
    while (tail[slot] != END && (high[slot] != hash.high() || low[slot] != hash.low())) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
