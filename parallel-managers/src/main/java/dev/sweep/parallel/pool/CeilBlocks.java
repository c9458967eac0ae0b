package dev.sweep.parallel.pool;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits items into contiguous blocks of equal size, rounded up: what is short is short on the last
 * workers, which may get none. So 5 items over 4 workers are 2, 2, 1 and 0.
 */
final class CeilBlocks {
  private CeilBlocks() {}

  /** Returns the block of each worker, in order. */
  static List<Block> of(int items, int workers) {
    int size = Math.ceilDiv(items, workers);
    List<Block> blocks = new ArrayList<>();
    for (long worker = 0; worker < workers; worker++) {
      blocks.add(
          new Block(
              (int) Math.min(items, worker * size), (int) Math.min(items, (worker + 1) * size)));
    }
    return blocks;
  }

  /**
   * The items of one worker.
   *
   * @param from the first
   * @param to the one after the last
   */
  record Block(int from, int to) {
    /** Returns these items of {@code list}, in a list of their own that can be sent. */
    <T> List<T> in(List<? extends T> list) {
      return new ArrayList<>(list.subList(from, to));
    }
  }
}
