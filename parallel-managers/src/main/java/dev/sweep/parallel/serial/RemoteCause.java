package dev.sweep.parallel.serial;

import org.jspecify.annotations.Nullable;

/**
 * Stands in for an exception of another process that cannot be sent or read: has its class name and
 * message as the message, its stack trace as the stack trace, and a stand-in of its cause.
 */
public final class RemoteCause extends Exception {
  private static final long serialVersionUID = 1;

  /** Beyond that the causes may well be a circle. */
  private static final int MOST_CAUSES = 20;

  private RemoteCause(Throwable original, @Nullable RemoteCause cause) {
    super(describe(original), cause);
    setStackTrace(original.getStackTrace());
  }

  private static String describe(Throwable original) {
    try {
      return original.toString();
    } catch (RuntimeException | Error _) {
      return original.getClass().getName();
    }
  }

  /** Returns a stand-in for {@code original}, which always can be sent. */
  static RemoteCause of(Throwable original) {
    return of(original, MOST_CAUSES);
  }

  private static RemoteCause of(Throwable original, int mostCauses) {
    Throwable cause = original.getCause();
    return new RemoteCause(
        original, cause == null || mostCauses == 0 ? null : of(cause, mostCauses - 1));
  }
}
