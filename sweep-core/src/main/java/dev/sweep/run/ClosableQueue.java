package dev.sweep.run;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.WorkQueue;
import java.util.List;

/** A queue that can be closed, by any thread: nothing is left in it from then on. */
final class ClosableQueue implements WorkQueue {
  private final WorkQueue queue;
  private volatile boolean closed;

  ClosableQueue(WorkQueue queue) {
    this.queue = queue;
  }

  void close() {
    closed = true;
  }

  @Override
  public long remaining() {
    return closed ? 0 : queue.remaining();
  }

  @Override
  public List<IndexRange> take(long count) {
    return closed ? List.of() : queue.take(count);
  }
}
