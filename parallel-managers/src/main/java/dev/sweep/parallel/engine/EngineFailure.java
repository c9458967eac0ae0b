package dev.sweep.parallel.engine;

import java.io.Serializable;

/**
 * What went wrong on one engine.
 *
 * @param engine its number
 * @param place where it is or was: {@code rank 2 on node17}
 * @param cause what the function threw, with the stack there; or why the engine is gone
 */
public record EngineFailure(int engine, String place, Throwable cause) implements Serializable {
  /** Returns all that fits on one line. */
  @Override
  public String toString() {
    return "engine " + engine + " (" + place + "): " + cause;
  }
}
