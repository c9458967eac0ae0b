package dev.sweep.parallel.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an engine still has to do: one thread delivers messages, another takes and does them.
 *
 * <p>A recall overtakes all others. What it is about is either still here, and is answered as
 * withdrawn; or it is being done, and its thread may be interrupted; or it is done, and so is the
 * recall. Thus each call is answered once.
 */
final class Inbox {
  private static final long NONE = -1;

  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final Consumer<byte[]> answers;
  private @Nullable Thread worker;
  private long running = NONE;

  /** Creates an empty one; {@code answers} takes those to calls that are withdrawn. */
  Inbox(Consumer<byte[]> answers) {
    this.answers = answers;
  }

  /** Takes note of a message. */
  void deliver(byte[] message) {
    if (Command.isRecall(message)) {
      recall(Command.sequence(message), Command.isInterrupt(message));
    } else {
      add(message);
    }
  }

  /** Drops all that waits, interrupts what runs, and lets the engine end. */
  synchronized void end() {
    waiting.clear();
    if (running != NONE && worker != null) {
      worker.interrupt();
    }
    add(Command.quit());
  }

  /** Waits for the next message; it is being done until {@link #done}. */
  synchronized byte[] take() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    byte[] next = waiting.remove();
    worker = Thread.currentThread();
    running = Command.isQuit(next) ? NONE : Command.sequence(next);
    return next;
  }

  /** Says that the last message has been done; an interrupt was for that one. */
  synchronized void done() {
    running = NONE;
    Thread.interrupted();
  }

  private synchronized void add(byte[] message) {
    waiting.add(message);
    notifyAll();
  }

  private void recall(long sequence, boolean interrupting) {
    if (withdraw(sequence)) {
      answers.accept(Answer.withdrawn(sequence));
    } else if (interrupting) {
      interrupt(sequence);
    }
  }

  private synchronized boolean withdraw(long sequence) {
    for (Iterator<byte[]> last = waiting.descendingIterator(); last.hasNext(); ) {
      byte[] message = last.next();
      if (!Command.isQuit(message) && Command.sequence(message) == sequence) {
        last.remove();
        return true;
      }
    }
    return false;
  }

  private synchronized void interrupt(long sequence) {
    if (running == sequence && worker != null) {
      worker.interrupt();
    }
  }
}
