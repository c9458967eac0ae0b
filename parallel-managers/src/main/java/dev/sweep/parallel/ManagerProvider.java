package dev.sweep.parallel;

/**
 * Opens a kind of manager; found by {@link java.util.ServiceLoader} when its name is chosen.
 *
 * <p>Providers must have a public constructor without parameters and do nothing in it.
 */
public interface ManagerProvider {
  /** Returns the name it is chosen by, such as {@code mpi}. */
  String name();

  /**
   * Opens the manager.
   *
   * @throws ManagerException if it cannot be opened here, with what would mend it
   */
  ParallelManager open(ManagerOptions options);

  /**
   * Ends the whole job in which this process could not {@link #open} the manager, if its launcher
   * would let the others wait for it. To be called when the reason was told, shortly before this
   * process ends with {@code exitCode}.
   */
  default void giveUp(int exitCode) {}
}
