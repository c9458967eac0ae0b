package dev.sweep.results;

import java.io.IOException;
import java.util.List;

/**
 * Commits blocks in groups, on a thread of its own, as long as there are any.
 *
 * <p>A commit costs about the same for one block as for many, so after each the thread waits, in
 * proportion to what it took. The first failure ends it, and everybody who comes later hears of it.
 */
final class Committer {
  private static final long SHORTEST_INTERVAL_MILLIS = 150;
  private static final long LONGEST_INTERVAL_MILLIS = 1000;

  private final GroupCommit commits;
  private final BatchQueue queue = new BatchQueue();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("sweep-commit").unstarted(this::commitUntilClosed);

  Committer(GroupCommit commits) {
    this.commits = commits;
  }

  void start() {
    thread.start();
  }

  /**
   * Adds a block, whose values are in their places.
   *
   * @throws IOException if a commit failed
   */
  void add(Batch batch) throws IOException {
    queue.add(batch);
  }

  /** Throws if a commit failed. */
  void check() throws IOException {
    queue.check();
  }

  /** Lets the thread commit without waiting for more from now on. */
  void hurry() {
    queue.hurry();
  }

  boolean isHurried() {
    return queue.isHurried();
  }

  /** Commits all blocks added before this call. */
  void commitNow() throws IOException {
    queue.check();
    try {
      commitQueued();
    } catch (IOException e) {
      queue.fail(e);
      throw e;
    }
  }

  /**
   * Ends the thread and returns the blocks that are left.
   *
   * @throws IOException if a commit failed; the thread has ended all the same
   */
  List<Batch> stop() throws IOException {
    queue.close();
    joinThread();
    queue.check();
    return queue.drain();
  }

  private void commitUntilClosed() {
    long interval = SHORTEST_INTERVAL_MILLIS;
    while (queue.awaitWork(interval) && !queue.hasFailed()) {
      long start = System.nanoTime();
      try {
        commitQueued();
      } catch (Throwable e) {
        queue.fail(e);
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      interval = Math.clamp(4 * millis, SHORTEST_INTERVAL_MILLIS, LONGEST_INTERVAL_MILLIS);
    }
  }

  /** Takes and commits under one lock, so that whoever returns from here has seen all before. */
  private void commitQueued() throws IOException {
    synchronized (commits) {
      commits.commit(queue.drain());
    }
  }

  private void joinThread() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
