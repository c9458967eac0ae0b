package dev.sweep.parallel.view;

import org.jspecify.annotations.Nullable;

/**
 * How one task or element ended.
 *
 * @param <R> what it returns
 */
public sealed interface Outcome<R extends @Nullable Object> {
  /**
   * Returns the value.
   *
   * @throws TaskException if there is none
   */
  R get();

  /** It returned a value. */
  record Value<R extends @Nullable Object>(R value) implements Outcome<R> {
    @Override
    public R get() {
      return value;
    }
  }

  /** It came to no value. */
  record Failed<R extends @Nullable Object>(TaskException failure) implements Outcome<R> {
    @Override
    public R get() {
      throw failure;
    }
  }
}
