package dev.sweep.parallel;

import java.util.function.Function;

/** A manager that was chosen but is not open yet, and why it was chosen. */
public final class ManagerChoice {
  private final String name;
  private final ManagerOptions options;
  private final String reason;
  private final Function<ManagerOptions, ParallelManager> opener;

  ManagerChoice(
      String name,
      ManagerOptions options,
      String reason,
      Function<ManagerOptions, ParallelManager> opener) {
    this.name = name;
    this.options = options;
    this.reason = reason;
    this.opener = opener;
  }

  /** Returns the manager's name, such as {@code local}. */
  public String name() {
    return name;
  }

  /** Returns how it will be opened. */
  public ManagerOptions options() {
    return options;
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
    return opener.apply(options);
  }
}
