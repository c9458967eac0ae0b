package dev.sweep.plan;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;

/**
 * One of several parts of a sweep that are run apart, on machines that need not know of each other.
 *
 * <p>A shard is a run of consecutive points. Shards differ by one point at most, the first ones are
 * larger; all together they are all points. Points that {@code where} excludes count too.
 *
 * @param number from 1 on
 * @param of how many shards there are
 */
public record Shard(int number, int of) {

  public Shard {
    if (number < 1 || number > of) {
      throw new IllegalArgumentException(
          "there is no shard " + number + " of " + of + "; wanted 1 to " + of);
    }
  }

  /**
   * Reads {@code K/N}.
   *
   * @throws IllegalArgumentException if {@code text} is something else
   */
  public static Shard parse(String text) {
    int slash = text.indexOf('/');
    try {
      int number = Integer.parseInt(text.substring(0, Math.max(0, slash)));
      return new Shard(number, Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no shard; wanted K/N, such as 2/8 for the second of eight", e);
    }
  }

  /** Returns the points of this shard of a sweep of {@code points} points. */
  public IndexRanges points(long points) {
    long each = points / of;
    long larger = points % of;
    long first = (number - 1) * each + Math.min(number - 1, larger);
    long count = each + (number <= larger ? 1 : 0);
    return count == 0 ? IndexRanges.empty() : IndexRanges.of(new IndexRange(first, count));
  }

  /** Returns the shard as part of a file's name, such as {@code shard-2-of-8}. */
  public String fileName() {
    return "shard-" + number + "-of-" + of;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
