package dev.sweep.config;

/**
 * Where and how points run.
 *
 * @param workers how many at once in each process; 0 for its share of the machine's processors
 * @param chunk points handed out at a time; 0 to choose from measured durations
 * @param rootWorks whether the first of several MPI ranks computes too
 */
public record ExecutionConfig(
    Manager manager,
    int workers,
    Isolation isolation,
    Schedule schedule,
    long chunk,
    boolean rootWorks) {

  /** As the other, where all ranks work. */
  public ExecutionConfig(
      Manager manager, int workers, Isolation isolation, Schedule schedule, long chunk) {
    this(manager, workers, isolation, schedule, chunk, true);
  }

  /** The kinds of manager. */
  public enum Manager {
    AUTO,
    SINGLE,
    LOCAL,
    MPI
  }

  /** What keeps workers apart. */
  public enum Isolation {
    THREAD,
    PROCESS
  }

  /** How points are split over workers. */
  public enum Schedule {
    DYNAMIC,
    STATIC
  }
}
