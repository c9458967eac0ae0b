package dev.sweep.parallel.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Warns of a handle that was collected and not removed. It does not remove the object: when that
 * happens is for the collector to choose, and the pool may be at work.
 *
 * @param removed whether the handle was removed
 * @param turn that of its pool
 * @param type what people call the object
 */
record Leak(AtomicBoolean removed, Turn turn, String type) implements Runnable {
  private static final Logger LOGGER = System.getLogger(Leak.class.getPackageName());

  @Override
  public void run() {
    if (!removed.get() && !turn.isClosed()) {
      LOGGER.log(
          Level.WARNING,
          "a remote object of {0} was never removed and stays with the workers until their pool is"
              + " closed; open it in a try-with-resources",
          type);
    }
  }
}
