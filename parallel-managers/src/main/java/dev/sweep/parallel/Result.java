package dev.sweep.parallel;

import java.io.Serializable;
import java.util.Objects;

/**
 * What came of one scattered parameter.
 *
 * @param <R> what the execution returns
 */
public sealed interface Result<R> extends Serializable {

  /**
   * The execution returned.
   *
   * @param value never null
   */
  record Success<R>(R value) implements Result<R> {
    public Success {
      Objects.requireNonNull(value, "execute returned null");
    }
  }

  /**
   * The execution threw.
   *
   * @param cause what it threw: an exception, a failed assertion or a stack overflow
   */
  record Failure<R>(Throwable cause) implements Result<R> {}

  /**
   * Returns the value of a success.
   *
   * @throws IllegalStateException if it is a failure, with its cause
   */
  default R orThrow() {
    return switch (this) {
      case Success<R>(R value) -> value;
      case Failure<R>(Throwable cause) ->
          throw new IllegalStateException("the execution failed: " + cause, cause);
    };
  }
}
