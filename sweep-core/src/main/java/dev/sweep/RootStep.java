package dev.sweep;

import dev.sweep.parallel.ParallelManager;

/** Lets the root alone do something, and all ranks know how it went. */
record RootStep(ParallelManager manager) {

  /** Something that the root does, and an answer it comes to. */
  @FunctionalInterface
  interface Action {
    boolean run() throws Exception;
  }

  private enum Verdict {
    YES,
    NO,
    FAILED
  }

  /**
   * Runs {@code action} on the root; all ranks call this.
   *
   * @return on every rank, what the root's action returned
   * @throws AgreedFailure on every rank, if the root's action threw
   */
  boolean take(Action action) throws AgreedFailure {
    Verdict verdict = manager.isRoot() ? taken(action) : manager.broadcastObject(Verdict.FAILED);
    return switch (verdict) {
      case YES -> true;
      case NO -> false;
      case FAILED -> throw new AgreedFailure(new IllegalStateException("the root failed"));
    };
  }

  private Verdict taken(Action action) throws AgreedFailure {
    boolean answer;
    try {
      answer = action.run();
    } catch (Exception e) {
      manager.broadcastObject(Verdict.FAILED);
      throw new AgreedFailure(e);
    }
    return manager.broadcastObject(answer ? Verdict.YES : Verdict.NO);
  }
}
