package dev.sweep.parallel.handout;

import java.util.concurrent.TimeUnit;

/**
 * Bounds the bytes of findings that are on their way from this process and not acknowledged.
 *
 * <p>Whoever wants to send takes bytes, in the order of coming, and waits while there are not
 * enough; acknowledgements give them back. What is larger than the bound goes when nothing else is
 * on the way. When the run is to end early, waiting ends after {@value #PATIENCE_MILLIS} ms, which
 * leaves the workers time to return before they are abandoned.
 */
final class Credits {
  static final long PATIENCE_MILLIS = 400;

  private long bound;
  private long onTheWay;
  private long nextTicket;
  private long nowServing;
  private boolean halted;
  private long deadlineNanos;

  /** Sets how many bytes may be on the way; 0 at first, which lets findings go one by one. */
  synchronized void allow(long bytes) {
    bound = bytes;
    notifyAll();
  }

  /** Takes {@code bytes}; returns false if the run has ended before there were as many. */
  synchronized boolean take(int bytes) throws InterruptedException {
    long ticket = nextTicket++;
    while (ticket != nowServing || !fits(bytes)) {
      if (!awaitChange()) {
        return false;
      }
    }
    nowServing++;
    onTheWay += bytes;
    notifyAll();
    return true;
  }

  /** Gives {@code bytes} back. */
  synchronized void give(int bytes) {
    onTheWay -= bytes;
    notifyAll();
  }

  /** Lets nobody wait for much longer. */
  synchronized void halt() {
    if (!halted) {
      halted = true;
      deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      notifyAll();
    }
  }

  private boolean fits(int bytes) {
    return onTheWay == 0 || onTheWay + bytes <= bound;
  }

  /** Returns whether there is time left to wait again. */
  @SuppressWarnings("WaitNotInLoop") // The caller's loop checks the condition.
  private synchronized boolean awaitChange() throws InterruptedException {
    if (!halted) {
      wait();
      return true;
    }
    long left = deadlineNanos - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return left > 0;
  }
}
