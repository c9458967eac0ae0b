package dev.sweep.config;

/**
 * Where and how points run.
 *
 * @param workers how many at once; 0 for as many as there are processors
 * @param chunk points handed out at a time; 0 to choose from measured durations
 */
public record ExecutionConfig(
    Manager manager, int workers, Isolation isolation, Schedule schedule, long chunk) {

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
