package dev.sweep.run;

/**
 * Chooses how many points to take at once.
 *
 * <p>A model that works on whole columns gets the blocks it prefers. One that computes point by
 * point gets more and more, as long as it finishes them.
 */
final class BlockSize {
  private static final int LARGEST_POINTWISE = 4_096;

  private final boolean pointwise;
  private int size;

  BlockSize(int preferred) {
    this.pointwise = preferred <= 1;
    this.size = Math.max(1, preferred);
  }

  /** Returns how many points to take next: at least 1. */
  int next() {
    return size;
  }

  /** Takes note that {@code finished} points were finished of the {@code taken} that were taken. */
  void finished(int finished, int taken) {
    if (!pointwise) {
      return;
    }
    if (finished < taken) {
      size = Math.max(1, finished);
    } else if (taken == size) {
      size = Math.min(LARGEST_POINTWISE, 2 * size);
    }
  }
}
