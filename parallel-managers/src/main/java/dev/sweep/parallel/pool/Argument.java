package dev.sweep.parallel.pool;

import org.jspecify.annotations.Nullable;

/**
 * What a function on a worker is given: the worker's own object of a {@link RemoteObject}, or a
 * copy of a value.
 *
 * <p>Values may as well be captured by the function; but arrays of numbers travel faster so.
 *
 * @param <T> what the function sees
 */
public sealed interface Argument<T extends @Nullable Object> permits RemoteObject, Argument.Value {
  /** Returns {@code value} as an argument; each worker gets a copy. */
  static <T extends @Nullable Object> Argument<T> of(T value) {
    return new Value<>(value);
  }

  /** A value of which each worker gets a copy. */
  record Value<T extends @Nullable Object>(T value) implements Argument<T> {}
}
