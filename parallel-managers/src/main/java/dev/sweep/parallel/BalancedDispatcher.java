package dev.sweep.parallel;

import java.util.ArrayList;
import java.util.List;

/** Splits the work beforehand: a contiguous block for each worker, the first ones one larger. */
final class BalancedDispatcher implements Dispatcher {
  private final List<List<IndexRange>> blocks = new ArrayList<>();

  BalancedDispatcher(IndexRanges work, int workers) {
    WorkCursor cursor = new WorkCursor(work);
    long each = cursor.remaining() / workers;
    long larger = cursor.remaining() % workers;
    for (int worker = 0; worker < workers; worker++) {
      blocks.add(cursor.take(worker < larger ? each + 1 : each));
    }
  }

  @Override
  public synchronized List<IndexRange> next(int worker) {
    return blocks.set(worker, List.of());
  }

  @Override
  public void finished(int worker, long count, double seconds) {
    // Each worker gets one block, however long it takes.
  }
}
