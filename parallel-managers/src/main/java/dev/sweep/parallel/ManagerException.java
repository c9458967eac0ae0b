package dev.sweep.parallel;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A manager that cannot carry on: a worker or the receiver failed, or the manager cannot be opened.
 *
 * <p>The cause is the very exception that the worker or the receiver threw, so an {@code
 * IOException} of the receiver is found at {@link #getCause()}; on other ranks than where it was
 * thrown it is a copy, or a stand-in with its name, message and stack trace if it cannot be copied.
 * What failed after it is suppressed.
 */
public final class ManagerException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int NONE = -1;

  private final int worker;
  private final int rank;

  /** A failure that belongs to no worker. */
  public ManagerException(String message) {
    this(NONE, message, null);
  }

  /** A failure that belongs to no worker, and what it comes from. */
  public ManagerException(String message, Throwable cause) {
    this(NONE, message, cause);
  }

  /** A failure of worker {@code worker}, or while it was handing over a result. */
  public ManagerException(int worker, String message, @Nullable Throwable cause) {
    this(worker, NONE, message, cause);
  }

  private ManagerException(int worker, int rank, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.worker = worker;
    this.rank = rank;
  }

  /** Returns this failure as that of {@code failed}, one of several ranks, with {@code cause}. */
  public ManagerException onRank(int failed, @Nullable Throwable cause) {
    return new ManagerException(worker, failed, description(), cause);
  }

  /** Returns the description, and the rank that failed if there are several. */
  @Override
  public String getMessage() {
    return rank == NONE ? description() : description() + " (rank " + rank + ")";
  }

  /** Returns what happened, without the rank. */
  public String description() {
    return String.valueOf(super.getMessage());
  }

  /** Returns the rank on which it happened, of several; empty if there is one, or nobody knows. */
  public OptionalInt rank() {
    return rank == NONE ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  /** Returns the number of the worker that failed, or whose result could not be taken. */
  public OptionalInt worker() {
    return worker == NONE ? OptionalInt.empty() : OptionalInt.of(worker);
  }
}
