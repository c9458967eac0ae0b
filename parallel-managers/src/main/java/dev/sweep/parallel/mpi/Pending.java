package dev.sweep.parallel.mpi;

/**
 * A send or barrier under way. Ask it until it is done, on the thread of its {@link Comm}: asking
 * is what moves it on, and gives back its memory at the end.
 */
public interface Pending {
  /** Returns whether the message has left its buffer, or all ranks have come to the barrier. */
  boolean isDone();
}
