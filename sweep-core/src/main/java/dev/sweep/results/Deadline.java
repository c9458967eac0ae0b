package dev.sweep.results;

/**
 * A moment by which something must have ended.
 *
 * @param nanos as {@link System#nanoTime}
 */
record Deadline(long nanos) {
  /** Returns the moment {@code millis} milliseconds from now. */
  static Deadline in(long millis) {
    return new Deadline(System.nanoTime() + millis * 1_000_000);
  }

  boolean isOver() {
    return System.nanoTime() - nanos >= 0;
  }
}
