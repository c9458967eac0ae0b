package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The chunks that wait for one worker. Filled from any thread, emptied by the worker's own. */
final class Inbox {
  private final Deque<List<IndexRange>> chunks = new ArrayDeque<>();
  private boolean asked;
  private boolean ended;

  /** Returns whether this is the first call. */
  synchronized boolean firstAsked() {
    boolean first = !asked;
    asked = true;
    return first;
  }

  /** Puts a chunk behind the others; an empty one says that no other will come. */
  synchronized void put(List<IndexRange> chunk) {
    if (chunk.isEmpty()) {
      ended = true;
    } else if (!ended) {
      chunks.add(chunk);
    }
    notifyAll();
  }

  /** Takes the last chunk out again; empty if the worker has taken it already. */
  synchronized List<IndexRange> takeBack() {
    List<IndexRange> last = chunks.pollLast();
    return last == null ? List.of() : last;
  }

  /** Lets the worker have nothing more, not even what is here. */
  synchronized void end() {
    chunks.clear();
    ended = true;
    notifyAll();
  }

  /** Waits for the next chunk; empty if none will come. */
  synchronized List<IndexRange> next() {
    boolean interrupted = false;
    while (chunks.isEmpty() && !ended) {
      interrupted |= !awaitChange();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    List<IndexRange> first = chunks.poll();
    return first == null ? List.of() : first;
  }

  /** Returns whether it was not interrupted. */
  @SuppressWarnings("WaitNotInLoop") // The caller's loop checks the condition.
  private synchronized boolean awaitChange() {
    try {
      wait();
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
