package dev.sweep.parallel.view;

import java.util.ArrayList;
import java.util.List;

/** Splits items into contiguous blocks that differ by one at most: 7 over 3 are 3, 2 and 2. */
final class BalancedBlocks {
  private BalancedBlocks() {}

  /** Returns the block of each of {@code parts}, in order. */
  static List<Block> of(int items, int parts) {
    List<Block> blocks = new ArrayList<>();
    int from = 0;
    for (int part = 0; part < parts; part++) {
      int to = from + items / parts + (part < items % parts ? 1 : 0);
      blocks.add(new Block(from, to));
      from = to;
    }
    return blocks;
  }

  /**
   * The items of one part.
   *
   * @param from the first
   * @param to the one after the last
   */
  record Block(int from, int to) {}
}
