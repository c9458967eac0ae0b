package dev.sweep.analysis;

import java.io.IOException;

/**
 * Points of two files with the same parameter values: {@code base[i]} belongs to {@code now[i]}.
 *
 * @param base numbers of points in the base file; at least one
 * @param now numbers of points in the new file, ascending
 */
record PointPairs(long[] base, long[] now) {

  int count() {
    return base.length;
  }

  /** Returns the pairs at the given places. */
  PointPairs at(int[] places) {
    long[] someBase = new long[places.length];
    long[] someNow = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      someBase[i] = base[places[i]];
      someNow[i] = now[places[i]];
    }
    return new PointPairs(someBase, someNow);
  }

  /** Takes pairs as they are found. */
  interface Action {
    void accept(PointPairs pairs) throws IOException;
  }
}
