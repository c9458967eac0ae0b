package dev.sweep.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Counts points and keeps the lowest numbers. */
final class PointSample {
  /** How many of many points are named. */
  static final int KEPT = 5;

  private final TreeSet<Long> lowest = new TreeSet<>();
  private long count;

  void add(long point) {
    count++;
    if (lowest.size() < KEPT || point < lowest.last()) {
      lowest.add(point);
      if (lowest.size() > KEPT) {
        lowest.pollLast();
      }
    }
  }

  long count() {
    return count;
  }

  /** Returns the lowest numbers, ascending. */
  List<Long> lowest() {
    return new ArrayList<>(lowest);
  }
}
