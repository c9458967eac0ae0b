package dev.sweep.parallel.mpi;

/**
 * A message on its way. Ask it until it is done, on the thread of its {@link Comm}: asking is what
 * moves the message, and gives back its memory at the end.
 */
public interface PendingSend {
  /** Returns whether the message has left its buffer; it need not have been received. */
  boolean isDone();
}
