package dev.sweep.run;

/**
 * Chooses how many points to take at once.
 *
 * <p>A model that works on whole columns gets the blocks it prefers. One that computes point by
 * point gets more and more, as long as it finishes them, and as long as their outputs stay within
 * {@value #LARGEST_BYTES} bytes. How wide outputs are is known when the first were seen; until
 * then, blocks stay small.
 */
final class BlockSize {
  private static final int LARGEST_POINTWISE = 4_096;
  private static final int LARGEST_UNSEEN = 64;
  private static final long LARGEST_BYTES = 1L << 24;

  private final boolean pointwise;
  private int size;
  private long widestRow;

  BlockSize(int preferred) {
    this.pointwise = preferred <= 1;
    this.size = Math.max(1, preferred);
  }

  /** Returns how many points to take next: at least 1. */
  int next() {
    return size;
  }

  /**
   * Takes note that {@code finished} points were finished of the {@code taken} that were taken.
   *
   * @param bytes what the outputs of all taken ones take in memory
   */
  void finished(int finished, int taken, long bytes) {
    if (!pointwise) {
      return;
    }
    widestRow = Math.max(widestRow, Math.ceilDiv(bytes, taken));
    if (finished < taken) {
      size = Math.max(1, finished);
    } else if (taken == size) {
      size = 2 * size;
    }
    size = Math.min(size, largest());
  }

  private int largest() {
    return widestRow == 0
        ? LARGEST_UNSEEN
        : Math.clamp(LARGEST_BYTES / widestRow, 1, LARGEST_POINTWISE);
  }
}
