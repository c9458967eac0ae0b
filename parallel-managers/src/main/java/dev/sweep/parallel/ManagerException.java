package dev.sweep.parallel;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A manager that cannot carry on: a worker or the receiver failed, or the manager cannot be opened.
 *
 * <p>The cause is the very exception that the worker or the receiver threw, so an {@code
 * IOException} of the receiver is found at {@link #getCause()}. What failed after it is suppressed.
 */
public final class ManagerException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int NONE = -1;

  private final int worker;

  /** A failure that belongs to no worker. */
  public ManagerException(String message) {
    this(NONE, message, null);
  }

  /** A failure of worker {@code worker}, or while it was handing over a result. */
  public ManagerException(int worker, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.worker = worker;
  }

  /** Returns the number of the worker that failed, or whose result could not be taken. */
  public OptionalInt worker() {
    return worker == NONE ? OptionalInt.empty() : OptionalInt.of(worker);
  }
}
