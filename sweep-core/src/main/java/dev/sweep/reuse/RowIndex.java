package dev.sweep.reuse;

import java.util.Arrays;

/** Finds rows by the hash of their values: an open-addressed table of numbers. */
final class RowIndex {
  /** Stands for no row. */
  static final long NONE = -1;

  private final int mask;
  private final long[] high;
  private final long[] low;
  private final long[] rows;

  /**
   * @param most how many rows there will be at most
   */
  RowIndex(int most) {
    int slots = Integer.highestOneBit(Math.max(1, most)) * 4; // at most half of them are taken
    this.mask = slots - 1;
    this.high = new long[slots];
    this.low = new long[slots];
    this.rows = new long[slots];
    Arrays.fill(rows, NONE);
  }

  /** Adds a row, unless there is one with that hash. */
  void add(long highHash, long lowHash, long row) {
    int slot = slot(highHash, lowHash);
    if (rows[slot] == NONE) {
      high[slot] = highHash;
      low[slot] = lowHash;
      rows[slot] = row;
    }
  }

  /** Returns the row with a hash; {@link #NONE} if there is none. */
  long find(long highHash, long lowHash) {
    return rows[slot(highHash, lowHash)];
  }

  private int slot(long highHash, long lowHash) {
    int slot = (int) lowHash & mask;
    while (rows[slot] != NONE && (high[slot] != highHash || low[slot] != lowHash)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
