package dev.sweep.parallel.mpi;

import java.util.concurrent.locks.LockSupport;

/**
 * How a thread waits for what it must ask for: it spins a little, as the answer is mostly near,
 * then sleeps, at first shortly, so that neither latency nor a core is wasted.
 */
final class PoliteWait {
  private static final int SPINS = 100;
  private static final long SHORTEST_NANOS = 1_000;
  private static final long LONGEST_NANOS = 200_000;

  private int spins;
  private long nanos = SHORTEST_NANOS;

  /** Begins anew: there has been work just now. */
  void reset() {
    spins = 0;
    nanos = SHORTEST_NANOS;
  }

  /** Waits a little; less than a quarter of a millisecond. */
  void pause() {
    if (spins < SPINS) {
      spins++;
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(this, nanos);
      nanos = Math.min(LONGEST_NANOS, 2 * nanos);
    }
  }
}
