package dev.sweep.parallel;

/**
 * How a manager is to be opened.
 *
 * @param workers how many each process is to have; 0 for as many as its share of the machine's
 *     processors is enough for
 * @param processorsPerWorker how many of these each worker takes, at least 1; a process has a
 *     worker even if its share is smaller
 * @param isolation what keeps them apart
 * @param rootWorks whether rank 0 has workers too; in a group of one process it has them anyway
 * @param children how child processes are started, if there are to be any
 */
public record ManagerOptions(
    int workers,
    int processorsPerWorker,
    Isolation isolation,
    boolean rootWorks,
    ChildOptions children) {
  /** The number of workers that stands for this process's share of the machine's processors. */
  public static final int SHARE = 0;

  public ManagerOptions {
    if (workers < 0) {
      throw new IllegalArgumentException(
          "workers is " + workers + ", want at least 1, or 0 for one a processor");
    }
    if (processorsPerWorker < 1) {
      throw new IllegalArgumentException(
          "processorsPerWorker is " + processorsPerWorker + ", want at least 1");
    }
  }

  /** As the other, with workers that take one processor each. */
  public ManagerOptions(
      int workers, Isolation isolation, boolean rootWorks, ChildOptions children) {
    this(workers, 1, isolation, rootWorks, children);
  }

  /** As the other, with child processes like this one. */
  public ManagerOptions(int workers, Isolation isolation, boolean rootWorks) {
    this(workers, isolation, rootWorks, ChildOptions.standard());
  }

  /** Workers on threads, on each rank. */
  public static ManagerOptions threads(int workers) {
    return new ManagerOptions(workers, Isolation.THREAD, true);
  }

  /** Returns how many workers {@code processors} are enough for: at least 1. */
  public int workersOn(int processors) {
    return Math.max(1, processors / processorsPerWorker);
  }

  /** Returns the same with another number of workers. */
  ManagerOptions withWorkers(int count) {
    return new ManagerOptions(count, processorsPerWorker, isolation, rootWorks, children);
  }
}
