package dev.sweep.parallel;

import java.util.List;

/** Hands out chunks of one size in order. */
final class FixedDispatcher implements Dispatcher {
  private final WorkCursor cursor;
  private final long chunk;

  FixedDispatcher(IndexRanges work, long chunk) {
    this.cursor = new WorkCursor(work);
    this.chunk = chunk;
  }

  @Override
  public synchronized List<IndexRange> next(int worker) {
    return cursor.take(Math.min(chunk, cursor.remaining()));
  }

  @Override
  public void finished(int worker, long count, double seconds) {
    // Sizes are given.
  }
}
