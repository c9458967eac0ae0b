package dev.sweep.parallel.engine;

import org.jspecify.annotations.Nullable;

/** What is sent along with a function: a value, or the name of an object that the engine keeps. */
public sealed interface Operand {
  /** Returns a value, of which each engine gets a copy. */
  static Operand of(@Nullable Object value) {
    return new Value(value);
  }

  /**
   * As {@link #of}, but encodes the value now, and once for all messages that it goes into.
   *
   * @throws dev.sweep.parallel.ManagerException if it cannot be sent
   */
  static Operand encoded(@Nullable Object value) {
    return new Value(Encoded.detached(value));
  }

  /** Returns what stands for the object that each engine keeps by {@code name}, itself. */
  static Operand named(String name) {
    return new Named(name);
  }

  /** A value on its way. */
  record Value(@Nullable Object value) implements Operand {}

  /** An object that is there already. */
  record Named(String name) implements Operand {}
}
