package dev.sweep.analysis;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Finds points by the 128-bit hash of their values: a table of chains. Primitive arrays, since it
 * holds millions of points at a time, {@value #BYTES_PER_POINT} bytes each at most.
 */
final class PointIndex {
  static final long NONE = -1;
  static final int BYTES_PER_POINT = 36;

  private static final int END = -1;

  private final int mask;
  private final int[] head;
  private long[] high;
  private long[] low;
  private long[] points;
  private int[] next;
  private int size;

  /**
   * @param most about how many points there will be
   */
  PointIndex(int most) {
    int slots = Integer.highestOneBit(most + 1) * 2;
    this.mask = slots - 1;
    this.head = new int[slots];
    this.high = new long[most + 1];
    this.low = new long[most + 1];
    this.points = new long[most + 1];
    this.next = new int[most + 1];
    Arrays.fill(head, END);
  }

  /** Adds a point, before those with the same hash: the last one added is the first one taken. */
  void add(long highHash, long lowHash, long point) {
    if (size == points.length) {
      grow(Math.multiplyExact(size, 2));
    }
    int slot = (int) lowHash & mask;
    high[size] = highHash;
    low[size] = lowHash;
    points[size] = point;
    next[size] = head[slot];
    head[slot] = size++;
  }

  /** Removes the first of the points with a hash and returns it; {@link #NONE} if none is left. */
  long take(long highHash, long lowHash) {
    int slot = (int) lowHash & mask;
    int before = END;
    for (int entry = head[slot]; entry != END; entry = next[entry]) {
      if (low[entry] == lowHash && high[entry] == highHash) {
        unlink(slot, before, entry);
        return points[entry];
      }
      before = entry;
    }
    return NONE;
  }

  /** Gives all points that were not taken, in no particular order. */
  void forEachLeft(LongConsumer action) {
    for (int first : head) {
      for (int entry = first; entry != END; entry = next[entry]) {
        action.accept(points[entry]);
      }
    }
  }

  private void unlink(int slot, int before, int entry) {
    if (before == END) {
      head[slot] = next[entry];
    } else {
      next[before] = next[entry];
    }
  }

  private void grow(int room) {
    high = Arrays.copyOf(high, room);
    low = Arrays.copyOf(low, room);
    points = Arrays.copyOf(points, room);
    next = Arrays.copyOf(next, room);
  }
}
