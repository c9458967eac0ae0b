package dev.sweep.parallel.process;

/** A child process ended although it was still needed. */
public final class ChildDiedException extends Exception {
  private static final long serialVersionUID = 1;

  private final ChildDeath death;

  ChildDiedException(String what, ChildDeath death) {
    super(what + ": " + death);
    this.death = death;
  }

  /** Returns how it ended. */
  public ChildDeath death() {
    return death;
  }
}
