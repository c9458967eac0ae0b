package dev.sweep.parallel;

import java.util.List;

/** Hands out chunks in order, sized from measured durations. */
final class DynamicDispatcher implements Dispatcher {
  private final WorkCursor cursor;
  private final ChunkSizer sizer;

  DynamicDispatcher(IndexRanges work, ChunkSizer sizer) {
    this.cursor = new WorkCursor(work);
    this.sizer = sizer;
  }

  @Override
  public synchronized List<IndexRange> next(int worker) {
    return cursor.take(sizer.next(worker, cursor.remaining()));
  }

  @Override
  public synchronized void finished(int worker, long count, double seconds) {
    sizer.finished(worker, count, seconds);
  }
}
