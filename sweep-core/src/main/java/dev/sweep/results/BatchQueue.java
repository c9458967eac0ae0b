package dev.sweep.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blocks that wait to be committed. Safe for use by many threads.
 *
 * <p>Holds no more than a bounded number of rows and failures: whoever adds more waits for the
 * commit that makes room.
 */
final class BatchQueue {
  /** Each counts as much memory as this many rows. */
  private static final int ROWS_PER_FAILURE = 500;

  private static final long MOST_ROWS = 1 << 27;

  /** So many are tens of megabytes: better on their way to the disk than left to the last sync. */
  private static final long URGENT_ROWS = 1 << 20;

  private List<Batch> batches = new ArrayList<>();
  private long rows;
  private boolean hurried;
  private boolean closed;
  private @Nullable Throwable failure;

  /**
   * Adds a block.
   *
   * @throws IOException if an earlier commit failed, which ends the run
   */
  synchronized void add(Batch batch) throws IOException {
    while (rows > MOST_ROWS && failure == null) {
      await(0);
    }
    check();
    batches.add(batch);
    rows += batch.status().length + (long) batch.failures().size() * ROWS_PER_FAILURE;
    if (batches.size() == 1 || rows > URGENT_ROWS) {
      notifyAll();
    }
  }

  /** Returns all blocks that wait, and forgets them. */
  synchronized List<Batch> drain() {
    List<Batch> drained = batches;
    batches = new ArrayList<>();
    rows = 0;
    notifyAll();
    return drained;
  }

  /** Waits until there is something to commit, then a while for more; false if closed. */
  synchronized boolean awaitWork(long millis) {
    while (batches.isEmpty() && !closed) {
      await(0);
    }
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && rows < URGENT_ROWS && !hurried && !closed; ) {
      await(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return !closed;
  }

  /** Lets nobody wait for more any longer. */
  synchronized void hurry() {
    hurried = true;
    notifyAll();
  }

  synchronized boolean isHurried() {
    return hurried;
  }

  synchronized void fail(Throwable cause) {
    failure = failure == null ? cause : failure;
    notifyAll();
  }

  synchronized boolean hasFailed() {
    return failure != null;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Throws if a commit failed. */
  synchronized void check() throws IOException {
    if (failure != null) {
      String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      throw new IOException(reason, failure);
    }
  }

  @SuppressWarnings("WaitNotInLoop") // all callers loop
  private void await(long millis) {
    boolean interrupted = Thread.interrupted();
    try {
      wait(millis);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
