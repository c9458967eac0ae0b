package dev.sweep.parallel.handout;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.StopSignal;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The thread that called for a run. It only waits; an interrupt halts the run, whose end it still
 * waits for, deaf to further ones, since that does not take long.
 */
final class Caller {
  private final StopSignal halt;
  private boolean interrupted;

  Caller(StopSignal halt) {
    this.halt = halt;
  }

  /**
   * Returns what comes of {@code future}.
   *
   * @throws ManagerException if it fails with that
   */
  <T> T await(Future<T> future) {
    while (true) {
      try {
        return future.get();
      } catch (InterruptedException _) {
        interrupted = true;
        halt.request();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof ManagerException cause
            ? cause
            : new ManagerException("the run was broken off: " + e.getCause(), e);
      }
    }
  }

  /** Throws if the thread was interrupted while it waited. */
  void throwIfInterrupted() throws InterruptedException {
    if (interrupted) {
      throw new InterruptedException("interrupted while workers ran");
    }
  }
}
