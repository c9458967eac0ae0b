package dev.sweep.parallel;

import java.util.List;

/** Hands out chunks of one size in the order of a queue. */
final class FixedDispatcher implements Dispatcher {
  private final WorkQueue queue;
  private final long chunk;

  FixedDispatcher(WorkQueue queue, long chunk) {
    this.queue = queue;
    this.chunk = chunk;
  }

  @Override
  public synchronized List<IndexRange> next(int worker) {
    return queue.take(Math.min(chunk, queue.remaining()));
  }

  @Override
  public void finished(int worker, long count, double seconds) {
    // Sizes are given.
  }
}
