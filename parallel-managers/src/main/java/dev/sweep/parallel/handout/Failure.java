package dev.sweep.parallel.handout;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.serial.ObjectBytes;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong on one rank, in a form that always can be sent: the exception as bytes, and
 * another to throw where these cannot be read.
 */
final class Failure implements Serializable {
  private static final long serialVersionUID = 1;

  private final int rank;
  private final byte[] exception;
  private final ManagerException standIn;

  /** What is thrown on the rank itself. */
  private final transient @Nullable ManagerException original;

  private Failure(int rank, byte[] exception, ManagerException standIn, ManagerException original) {
    this.rank = rank;
    this.exception = exception;
    this.standIn = standIn;
    this.original = original;
  }

  /** Returns what {@code thrown} on {@code rank} is for the whole group. */
  static Failure of(int rank, ManagerException thrown) {
    Throwable cause = thrown.getCause();
    ManagerException original = thrown.onRank(rank, cause);
    ManagerException standIn = thrown.onRank(rank, cause == null ? null : RemoteCause.of(cause));
    return new Failure(rank, writeIfPossible(original), standIn, original);
  }

  /** Returns whether this came from {@code rank} and is what {@code other} was there. */
  boolean isCopyOf(Failure other) {
    return rank == other.rank && String.valueOf(standIn).equals(String.valueOf(other.standIn));
  }

  /** Returns what to throw: the original, a copy of it, or what stands in for it. */
  ManagerException toException() {
    return original != null ? original : readIfPossible();
  }

  private static byte[] writeIfPossible(ManagerException exception) {
    try {
      return ObjectBytes.write(exception);
    } catch (Throwable _) {
      return new byte[0]; // No reason to lose the failure itself.
    }
  }

  private ManagerException readIfPossible() {
    try {
      return ObjectBytes.read(exception) instanceof ManagerException copy ? copy : standIn;
    } catch (Throwable _) {
      return standIn;
    }
  }
}
