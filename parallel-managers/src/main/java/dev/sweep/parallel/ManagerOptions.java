package dev.sweep.parallel;

/**
 * How a manager is to be opened.
 *
 * @param workers how many each process is to have; 0 for its share of the machine's processors
 * @param isolation what keeps them apart
 * @param rootWorks whether rank 0 has workers too; in a group of one process it has them anyway
 * @param children how child processes are started, if there are to be any
 */
public record ManagerOptions(
    int workers, Isolation isolation, boolean rootWorks, ChildOptions children) {
  /** The number of workers that stands for this process's share of the machine's processors. */
  public static final int SHARE = 0;

  public ManagerOptions {
    if (workers < 0) {
      throw new IllegalArgumentException(
          "workers is " + workers + ", want at least 1, or 0 for one a processor");
    }
  }

  /** As the other, with child processes like this one. */
  public ManagerOptions(int workers, Isolation isolation, boolean rootWorks) {
    this(workers, isolation, rootWorks, ChildOptions.standard());
  }

  /** Workers on threads, on each rank. */
  public static ManagerOptions threads(int workers) {
    return new ManagerOptions(workers, Isolation.THREAD, true);
  }

  /** Returns the same with another number of workers. */
  ManagerOptions withWorkers(int count) {
    return new ManagerOptions(count, isolation, rootWorks, children);
  }
}
