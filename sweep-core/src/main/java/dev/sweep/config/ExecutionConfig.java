package dev.sweep.config;

/**
 * Where and how points run.
 *
 * @param workers how many processors each process may use; 0 for its share of the machine's processors
 * @param chunk points handed out at a time; 0 to choose from measured durations
 * @param rootWorks whether the first of several MPI ranks computes too
 * @param cpus how many of the workers' processors each point takes; 0 if that is not said, which
 *     counts as one
 */
public record ExecutionConfig(
    Manager manager,
    int workers,
    Isolation isolation,
    Schedule schedule,
    long chunk,
    boolean rootWorks,
    int cpus) {

  /** As the other, where all ranks work. */
  public ExecutionConfig(
      Manager manager, int workers, Isolation isolation, Schedule schedule, long chunk) {
    this(manager, workers, isolation, schedule, chunk, true, 0);
  }

  /** Returns how many processors a point is reckoned to take: at least 1. */
  public int cpusOfPoint() {
    return Math.max(1, cpus);
  }

  /** Returns how many points {@code processors} are enough for at once: at least 1. */
  public int pointsOn(int processors) {
    return Math.max(1, processors / cpusOfPoint());
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
