package dev.sweep.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how points run.
 *
 * @param workers how many processors each process may use; 0 for its share of the machine's
 *     processors
 * @param chunk points handed out at a time; 0 to choose from measured durations
 * @param rootWorks whether the first of several MPI ranks computes too
 * @param cpus how many of the workers' processors each point takes; 0 if that is not said, which
 *     counts as one
 * @param time how long the whole run may take
 */
public record ExecutionConfig(
    Manager manager,
    int workers,
    Isolation isolation,
    Schedule schedule,
    long chunk,
    boolean rootWorks,
    int cpus,
    TimeLimits time) {

  /** As the other, where all ranks work. */
  public ExecutionConfig(
      Manager manager, int workers, Isolation isolation, Schedule schedule, long chunk) {
    this(manager, workers, isolation, schedule, chunk, true, 0, TimeLimits.NONE);
  }

  /**
   * How long a run may take.
   *
   * @param walltime from the start of sweep on; null if that is not said
   * @param margin how long before the end of the walltime, or of the batch job, the run is to be
   *     over; null to heed no batch job
   */
  public record TimeLimits(@Nullable Duration walltime, @Nullable Duration margin) {
    /** As long as it takes. */
    public static final TimeLimits NONE = new TimeLimits(null, null);
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
