package dev.sweep.results;

import java.util.function.LongSupplier;

/**
 * Says when what the journal holds is to go into the tree.
 *
 * <p>A tree is written with all failures there are, so that it must not be written for each new
 * one: only when they have grown by a quarter, and not all the time. Nor must the journal grow
 * without bounds, which it does without any failure too, by what each worker did. So it is also due
 * when it is large, and larger than the tree that would take it in: then the old trees that stay
 * behind in the file never outweigh what was journaled. Confined to whoever commits.
 */
final class FoldSchedule {
  static final long SHORTEST_NANOS = 10_000_000_000L;
  static final int FEWEST = 64;
  static final int MOST = 200_000;
  static final long LARGE_JOURNAL_BYTES = 16L << 20;
  static final long LARGEST_JOURNAL_BYTES = 256L << 20;

  private final LongSupplier nanoClock;
  private long lastNanos;
  private long treeBytes;

  /**
   * Begins as if a tree had just been written.
   *
   * @param nanoClock as {@link System#nanoTime}
   */
  FoldSchedule(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.lastNanos = nanoClock.getAsLong();
  }

  /**
   * Returns whether a journal of {@code journalBytes} with {@code unfolded} failures is due, when
   * {@code folded} are in the tree.
   */
  boolean isDue(long unfolded, long folded, long journalBytes) {
    boolean many = unfolded > Math.max(FEWEST, folded / 4);
    boolean late = nanoClock.getAsLong() - lastNanos > SHORTEST_NANOS;
    boolean large =
        journalBytes > Math.clamp(treeBytes, LARGE_JOURNAL_BYTES, LARGEST_JOURNAL_BYTES);
    return (many && late) || unfolded > MOST || large;
  }

  /** Tells that a tree of so many bytes was written. */
  void folded(long bytes) {
    treeBytes = bytes;
    lastNanos = nanoClock.getAsLong();
  }
}
