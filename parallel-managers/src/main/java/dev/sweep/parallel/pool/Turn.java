package dev.sweep.parallel.pool;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets one call at a time into a pool. A second one is an error and does not wait: it may come from
 * a worker, and then the first would never end.
 */
final class Turn {
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

  /**
   * Lets a call in, until the returned is closed.
   *
   * @throws IllegalStateException if the pool is at work or closed
   */
  Taken take() {
    State before = state.compareAndExchange(State.IDLE, State.BUSY);
    require(before);
    return () -> state.set(State.IDLE);
  }

  /**
   * Lets no further call in; returns whether there could be one before.
   *
   * @throws IllegalStateException if the pool is at work
   */
  boolean close() {
    State before = state.compareAndExchange(State.IDLE, State.CLOSED);
    if (before == State.BUSY) {
      require(before);
    }
    return before == State.IDLE;
  }

  boolean isClosed() {
    return state.get() == State.CLOSED;
  }

  private static void require(State before) {
    switch (before) {
      case BUSY ->
          throw new IllegalStateException(
              "the pool is at work: neither its workers nor another thread can call it meanwhile");
      case CLOSED -> throw new IllegalStateException("the pool is closed");
      case IDLE -> {
        // As it should be.
      }
    }
  }

  /** The time a call takes. */
  @FunctionalInterface
  interface Taken extends AutoCloseable {
    @Override
    void close();
  }

  private enum State {
    IDLE,
    BUSY,
    CLOSED
  }
}
