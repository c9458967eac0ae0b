package dev.sweep.parallel;

import org.jspecify.annotations.Nullable;

/**
 * Keeps interrupts to where they belong: a worker's thread is interrupted only while it is in
 * {@link Worker.Factory#open} or {@link Worker#run}.
 *
 * <p>In the receiver an interrupt would do harm, since it closes the file channel a thread is
 * writing to; there it is held back until the thread is in the worker's code again. In {@link
 * Worker#close} it would break off the release of what the worker holds.
 *
 * <p>The worker's thread calls {@link #enter}, {@link #leave}, {@link #beginReceiving} and {@link
 * #endReceiving}; whoever ends the run calls {@link #interrupt} and {@link #abandon}.
 */
final class InterruptGate {
  private @Nullable Thread inside;
  private boolean receiving;
  private boolean interrupted;
  private boolean interruptedByOthers;
  private boolean abandoned;

  /** The calling thread enters code that may be interrupted. */
  synchronized void enter() {
    inside = Thread.currentThread();
    if (interrupted) {
      inside.interrupt();
    }
  }

  /** The calling thread is back; no interrupt of the run's end is left on it. */
  synchronized void leave() {
    inside = null;
    if (Thread.interrupted() && !interrupted) {
      interruptedByOthers = true;
    }
  }

  /**
   * The calling thread goes from the worker's code into the receiver.
   *
   * @throws InterruptedException if the run is over and its receiver must not be called any more
   */
  synchronized void beginReceiving() throws InterruptedException {
    leave();
    if (abandoned) {
      throw new InterruptedException("the run is over");
    }
    receiving = true;
  }

  /** The calling thread comes back from the receiver into the worker's code. */
  synchronized void endReceiving() {
    receiving = false;
    enter();
  }

  /** Interrupts the worker, now or when it is in its own code again. */
  synchronized void interrupt() {
    interrupted = true;
    if (inside != null) {
      inside.interrupt();
    }
  }

  /** Gives the worker up, unless it is in the receiver just now; returns whether it did. */
  synchronized boolean abandon() {
    abandoned = !receiving;
    return abandoned;
  }

  /** Returns whether {@link #interrupt} was called. */
  synchronized boolean interrupted() {
    return interrupted;
  }

  /** Returns whether something else than {@link #interrupt} interrupted it since the last call. */
  synchronized boolean takeInterruptByOthers() {
    boolean was = interruptedByOthers;
    interruptedByOthers = false;
    return was;
  }
}
