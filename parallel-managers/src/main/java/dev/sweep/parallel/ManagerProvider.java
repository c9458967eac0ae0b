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
}
