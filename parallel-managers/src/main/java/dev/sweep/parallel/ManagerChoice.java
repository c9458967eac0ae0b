package dev.sweep.parallel;

import java.util.function.IntFunction;

/** A manager that was chosen but is not open yet, and why it was chosen. */
public final class ManagerChoice {
  private final String name;
  private final int workers;
  private final String reason;
  private final IntFunction<ParallelManager> opener;

  ManagerChoice(String name, int workers, String reason, IntFunction<ParallelManager> opener) {
    this.name = name;
    this.workers = workers;
    this.reason = reason;
    this.opener = opener;
  }

  /** Returns the manager's name, such as {@code local}. */
  public String name() {
    return name;
  }

  /** Returns how many workers each process has; at least 1. */
  public int workers() {
    return workers;
  }

  /** Returns in one sentence why this manager was chosen. */
  public String reason() {
    return reason;
  }

  /**
   * Opens the manager.
   *
   * @throws ManagerException if it cannot be opened here
   */
  public ParallelManager open() {
    return opener.apply(workers);
  }
}
