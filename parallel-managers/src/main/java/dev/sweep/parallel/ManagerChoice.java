package dev.sweep.parallel;

import java.util.function.Function;
import java.util.function.IntConsumer;

/** A manager that was chosen but is not open yet, and why it was chosen. */
public final class ManagerChoice {
  private final String name;
  private final ManagerOptions options;
  private final String reason;
  private final Function<ManagerOptions, ParallelManager> opener;
  private final IntConsumer onGivingUp;

  ManagerChoice(
      String name,
      ManagerOptions options,
      String reason,
      Function<ManagerOptions, ParallelManager> opener,
      IntConsumer onGivingUp) {
    this.name = name;
    this.options = options;
    this.reason = reason;
    this.opener = opener;
    this.onGivingUp = onGivingUp;
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

  /**
   * Lets no other process of the job wait for this one, which could not {@link #open} the manager,
   * has told why, and is about to end with {@code exitCode}. Does nothing where its launcher ends
   * them.
   */
  public void giveUp(int exitCode) {
    onGivingUp.accept(exitCode);
  }
}
