package dev.sweep.parallel.mpi;

import java.util.concurrent.locks.LockSupport;

/**
 * How a thread waits for what it must ask for again and again.
 *
 * <p>At first it spins, as the answer is mostly near, and lets others have the core if they want
 * it. It does so for longer than the shortest sleep takes: else two ranks that answer each other
 * would both always sleep. Then it sleeps, so that a core is not wasted on a long wait.
 */
final class PoliteWait {
  private static final int SPINS = 50;
  private static final long YIELDING_NANOS = 150_000;
  private static final long SHORTEST_SLEEP_NANOS = 10_000;
  private static final long LONGEST_SLEEP_NANOS = 200_000;

  private int spins;
  private long yieldingSince;
  private long sleepNanos;

  /** Waits until {@code pending} is done. */
  static void until(Pending pending) {
    PoliteWait wait = new PoliteWait();
    while (!pending.isDone()) {
      wait.pause();
    }
  }

  /** Begins anew: there has been work just now. */
  void reset() {
    spins = 0;
  }

  /** Waits a little; not much longer than {@link #LONGEST_SLEEP_NANOS}. */
  @SuppressWarnings("ThreadPriorityCheck") // a courtesy to others, on which nothing relies
  void pause() {
    if (spins < SPINS) {
      spin();
    } else if (System.nanoTime() - yieldingSince < YIELDING_NANOS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(this, sleepNanos);
      sleepNanos = Math.min(LONGEST_SLEEP_NANOS, 2 * sleepNanos);
    }
  }

  private void spin() {
    spins++;
    Thread.onSpinWait();
    if (spins == SPINS) {
      yieldingSince = System.nanoTime();
      sleepNanos = SHORTEST_SLEEP_NANOS;
    }
  }
}
