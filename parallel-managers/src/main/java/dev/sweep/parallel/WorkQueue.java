package dev.sweep.parallel;

import java.util.List;

/**
 * The indexes of one run in the order in which they are handed out.
 *
 * <p>Each is taken once. A dispatcher takes from it under a lock of its own, so by one thread at a
 * time.
 */
public interface WorkQueue {
  /** Makes queues in ascending order. */
  Factory ASCENDING = WorkCursor::new;

  /** Returns how many indexes are still to be taken. */
  long remaining();

  /**
   * Takes the next indexes: {@code count} of them or fewer, but at least one unless nothing
   * remains.
   *
   * @param count from 0 to {@link #remaining()}; 0 takes none
   */
  List<IndexRange> take(long count);

  /** Makes the queue of a run. */
  @FunctionalInterface
  interface Factory {
    /** Returns a queue of exactly {@code work}. */
    WorkQueue of(IndexRanges work);
  }
}
