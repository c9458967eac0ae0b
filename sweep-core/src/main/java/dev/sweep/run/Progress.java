package dev.sweep.run;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. Immutable.
 *
 * @param total how many points the sweep has
 * @param doneBefore how many were done when the run began
 * @param counts how many this run has made durable
 * @param elapsedSeconds since the run began
 * @param pointsPerSecond of late; 0 as long as nothing is known
 * @param goal what ends it before all points are done; null if nothing does
 */
public record Progress(
    long total,
    long doneBefore,
    PointCounts counts,
    double elapsedSeconds,
    double pointsPerSecond,
    @Nullable Goal goal) {

  /** Makes the progress of a run of all its points. */
  public Progress(
      long total,
      long doneBefore,
      PointCounts counts,
      double elapsedSeconds,
      double pointsPerSecond) {
    this(total, doneBefore, counts, elapsedSeconds, pointsPerSecond, null);
  }

  /**
   * What is run for where not all points are.
   *
   * @param wanted how many points are to succeed
   * @param successes how many have, of those that are done without a gap from the first on
   * @param draws how many those are
   */
  public record Goal(long wanted, long successes, long draws) {
    /** Returns how many more points it takes at the present rate of success. */
    OptionalDouble drawsLeft() {
      return successes == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) (wanted - successes) * draws / successes);
    }
  }

  /** Returns this progress towards {@code newGoal}. */
  public Progress towards(Goal newGoal) {
    return new Progress(total, doneBefore, counts, elapsedSeconds, pointsPerSecond, newGoal);
  }

  /** Returns how many points are done, in this run and before. */
  public long done() {
    return doneBefore + counts.total();
  }

  /** Returns the progress of the other points, where {@code others} were counted as done before. */
  public Progress without(long others) {
    return new Progress(
        total - others, doneBefore - others, counts, elapsedSeconds, pointsPerSecond, goal);
  }

  /** Returns the time until all points are done, should the rate last; empty if it is unknown. */
  public OptionalDouble secondsLeft() {
    OptionalDouble left = pointsLeft();
    if (left.isPresent() && left.getAsDouble() <= 0) {
      return OptionalDouble.of(0);
    }
    return left.isPresent() && pointsPerSecond > 0
        ? OptionalDouble.of(left.getAsDouble() / pointsPerSecond)
        : OptionalDouble.empty();
  }

  private OptionalDouble pointsLeft() {
    double all = (double) (total - done());
    OptionalDouble needed = goal == null ? OptionalDouble.of(all) : goal.drawsLeft();
    return needed.isPresent() ? OptionalDouble.of(Math.min(needed.getAsDouble(), all)) : needed;
  }
}
