package dev.sweep.results;

import java.util.function.LongSupplier;

/**
 * Says when the failures of the journal are to go into the tree.
 *
 * <p>A tree is written with all failures there are, so that it must not be written for each new
 * one: only when they have grown by a quarter, and not all the time; but before the journal grows
 * without bounds. Confined to whoever commits.
 */
final class FoldSchedule {
  static final long SHORTEST_NANOS = 10_000_000_000L;
  static final int FEWEST = 64;
  static final int MOST = 200_000;

  private final LongSupplier nanoClock;
  private long lastNanos;

  /**
   * Begins as if a tree had just been written.
   *
   * @param nanoClock as {@link System#nanoTime}
   */
  FoldSchedule(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.lastNanos = nanoClock.getAsLong();
  }

  /** Returns whether {@code unfolded} failures are due, when {@code folded} are in the tree. */
  boolean isDue(long unfolded, long folded) {
    boolean many = unfolded > Math.max(FEWEST, folded / 4);
    boolean late = nanoClock.getAsLong() - lastNanos > SHORTEST_NANOS;
    return (many && late) || unfolded > MOST;
  }

  /** Tells that a tree was written. */
  void folded() {
    lastNanos = nanoClock.getAsLong();
  }
}
