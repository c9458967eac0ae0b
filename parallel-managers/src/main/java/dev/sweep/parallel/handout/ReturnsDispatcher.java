package dev.sweep.parallel.handout;

import dev.sweep.parallel.Dispatcher;
import dev.sweep.parallel.IndexRange;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Takes chunks back that were not begun, and hands them out again, before any other. */
final class ReturnsDispatcher implements Dispatcher {
  private final Dispatcher origin;
  private final Queue<List<IndexRange>> returned = new ArrayDeque<>();

  ReturnsDispatcher(Dispatcher origin) {
    this.origin = origin;
  }

  /** Takes a chunk back, for whichever worker asks next. */
  synchronized void giveBack(List<IndexRange> chunk) {
    returned.add(chunk);
  }

  @Override
  public synchronized List<IndexRange> next(int worker) {
    List<IndexRange> first = returned.poll();
    return first == null ? origin.next(worker) : first;
  }

  @Override
  public void finished(int worker, long count, double seconds) {
    origin.finished(worker, count, seconds);
  }
}
