package dev.sweep.parallel;

import java.io.Serializable;

/**
 * A run of consecutive indexes: {@code first} inclusive, {@code first + count} exclusive.
 *
 * @param first the lowest index, at least 0
 * @param count how many indexes, at least 1
 */
public record IndexRange(long first, long count) implements Serializable {

  public IndexRange {
    if (first < 0 || count < 1 || first > Long.MAX_VALUE - count) {
      throw new IllegalArgumentException("no such range: first " + first + ", count " + count);
    }
  }

  /** Returns the index behind the last one. */
  public long end() {
    return first + count;
  }
}
