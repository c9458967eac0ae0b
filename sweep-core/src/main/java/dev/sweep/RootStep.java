package dev.sweep;

import dev.sweep.parallel.ParallelManager;
import java.io.Serializable;

/** Lets the root alone do something, and all ranks know how it went. */
record RootStep(ParallelManager manager) {

  /** Something that the root does. */
  @FunctionalInterface
  interface Action<T extends Serializable> {
    T run() throws Exception;
  }

  private sealed interface Verdict extends Serializable {}

  private record Done(Serializable value) implements Verdict {}

  private record Failed() implements Verdict {}

  /**
   * Runs {@code action} on the root; all ranks call this.
   *
   * @return on every rank, what the root's action returned
   * @throws AgreedFailure on every rank, if the root's action threw
   */
  @SuppressWarnings("unchecked") // all ranks run the same program
  <T extends Serializable> T take(Action<T> action) throws AgreedFailure {
    Verdict verdict =
        manager.isRoot() ? taken(action) : manager.broadcastObject((Verdict) new Failed());
    return switch (verdict) {
      case Done(Serializable value) -> (T) value;
      case Failed() -> throw new AgreedFailure(new IllegalStateException("the root failed"));
    };
  }

  private <T extends Serializable> Verdict taken(Action<T> action) throws AgreedFailure {
    Done done;
    try {
      done = new Done(action.run());
    } catch (Exception e) {
      manager.broadcastObject((Verdict) new Failed());
      throw new AgreedFailure(e);
    }
    return manager.broadcastObject((Verdict) done);
  }
}
