package dev.sweep.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a program failed because the whole run is being stopped.
 *
 * <p>A terminal's Ctrl-C and a batch system's signal reach programs and sweep at once, and programs
 * may be the first to end. So a stop is waited for a moment before a failure is believed: {@value
 * #SIGNAL_MILLIS} ms where the program died by a signal that asks for an end, or {@value
 * #FAILURE_MILLIS} ms where it ended in another way, for it may have caught the signal. The latter
 * waits take at most a tenth of the time, so that programs that fail quickly are hardly held up:
 * each is waited for less then, and the one that a stop hits may count as failed.
 *
 * <p>Used by one worker.
 */
final class LateStop {
  static final long SIGNAL_MILLIS = 200;
  static final long FAILURE_MILLIS = 100;
  private static final long POLL_MILLIS = 5;
  private static final int SHARE = 10;
  private static final long FULL_CREDIT = TimeUnit.MILLISECONDS.toNanos(FAILURE_MILLIS);

  private long credit = FULL_CREDIT;
  private long creditedAt = System.nanoTime();
  private long waited;

  /** Returns whether {@code stop} is requested within a moment of an end with {@code exitCode}. */
  boolean follows(int exitCode, BlockModel.StopSignal stop) {
    long start = System.nanoTime();
    credit = Math.min(FULL_CREDIT, credit + (start - creditedAt) / SHARE);
    boolean asked = asksForAnEnd(exitCode);
    boolean stopped =
        requestedWithin(asked ? TimeUnit.MILLISECONDS.toNanos(SIGNAL_MILLIS) : credit, stop);
    creditedAt = System.nanoTime();
    long took = creditedAt - start;
    waited += took;
    if (!asked) {
      credit = Math.max(0, credit - took);
    }
    return stopped;
  }

  /** Returns how many nanoseconds were waited since this was last called. */
  long takeWaitedNanos() {
    long taken = waited;
    waited = 0;
    return taken;
  }

  /** Returns whether it is the exit code of a program that died by SIGHUP, SIGINT or SIGTERM. */
  private static boolean asksForAnEnd(int exitCode) {
    return exitCode == 129 || exitCode == 130 || exitCode == 143;
  }

  private static boolean requestedWithin(long nanos, BlockModel.StopSignal stop) {
    long start = System.nanoTime();
    long poll = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
    try {
      while (!stop.stopRequested()) {
        long left = nanos - (System.nanoTime() - start);
        if (left <= 0) {
          return false;
        }
        Thread.sleep(Duration.ofNanos(Math.min(left, poll)));
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
