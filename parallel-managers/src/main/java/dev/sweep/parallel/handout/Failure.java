package dev.sweep.parallel.handout;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.serial.CopiedThrowable;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What went wrong on one rank, in a form that always can be sent. */
final class Failure implements Serializable {
  private static final long serialVersionUID = 1;

  private final int rank;
  private final ManagerException withoutCause;
  private final @Nullable CopiedThrowable cause;

  /** What is thrown on the rank itself. */
  private final transient @Nullable ManagerException original;

  private Failure(int rank, ManagerException thrown) {
    Throwable ownCause = thrown.getCause();
    this.rank = rank;
    this.withoutCause = thrown.onRank(rank, null);
    this.cause = ownCause == null ? null : CopiedThrowable.of(ownCause);
    this.original = thrown.onRank(rank, ownCause);
  }

  /** Returns what {@code thrown} on {@code rank} is for the whole group. */
  static Failure of(int rank, ManagerException thrown) {
    return new Failure(rank, thrown);
  }

  /** Returns whether this came from {@code rank} and is what {@code other} was there. */
  boolean isCopyOf(Failure other) {
    return rank == other.rank && withoutCause.toString().equals(other.withoutCause.toString());
  }

  /** Returns what to throw: the original, or a copy of it with the cause or its stand-in. */
  ManagerException toException() {
    return original != null ? original : copy();
  }

  private ManagerException copy() {
    ManagerException copy = withoutCause.onRank(rank, cause == null ? null : cause.restore());
    copy.setStackTrace(withoutCause.getStackTrace());
    return copy;
  }
}
