package dev.sweep.parallel;

import java.util.List;

/** Hands out chunks in the order of a queue, sized from measured durations. */
final class DynamicDispatcher implements Dispatcher {
  private final WorkQueue queue;
  private final ChunkSizer sizer;

  DynamicDispatcher(WorkQueue queue, ChunkSizer sizer) {
    this.queue = queue;
    this.sizer = sizer;
  }

  @Override
  public synchronized List<IndexRange> next(int worker) {
    return queue.take(sizer.next(worker, queue.remaining()));
  }

  @Override
  public synchronized void finished(int worker, long count, double seconds) {
    sizer.finished(worker, count, seconds);
  }
}
