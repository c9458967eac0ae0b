package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The chunks one worker was sent and has not finished: the first it works on, then the next. */
final class Holding {
  final int worker;
  private final int most;
  private final Deque<List<IndexRange>> chunks = new ArrayDeque<>();
  private long sinceNanos;
  private boolean recalling;

  /**
   * @param most how many chunks the worker is to have at once
   */
  Holding(int worker, int most) {
    this.worker = worker;
    this.most = most;
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  boolean isFull() {
    return chunks.size() >= most;
  }

  /** Returns whether there is a chunk that may not be begun yet, and was not asked back. */
  boolean isRecallable() {
    return chunks.size() > 1 && !recalling;
  }

  /** Returns since when the worker has been at its first chunk. */
  long sinceNanos() {
    return sinceNanos;
  }

  void add(List<IndexRange> chunk) {
    if (chunks.isEmpty()) {
      sinceNanos = System.nanoTime();
    }
    chunks.add(chunk);
  }

  void finishedFirst() {
    chunks.remove();
    sinceNanos = System.nanoTime();
  }

  void recalled() {
    recalling = true;
  }

  /** The worker gave {@code chunk} back, or nothing. */
  void returned(List<IndexRange> chunk) {
    recalling = false;
    chunks.remove(chunk);
  }
}
