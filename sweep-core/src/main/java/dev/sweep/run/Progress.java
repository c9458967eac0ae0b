package dev.sweep.run;

import java.util.OptionalDouble;

/**
 * How far a run is. Immutable.
 *
 * @param total how many points the sweep has
 * @param doneBefore how many were done when the run began
 * @param counts how many this run has made durable
 * @param elapsedSeconds since the run began
 * @param pointsPerSecond of late; 0 as long as nothing is known
 */
public record Progress(
    long total,
    long doneBefore,
    PointCounts counts,
    double elapsedSeconds,
    double pointsPerSecond) {

  /** Returns how many points are done, in this run and before. */
  public long done() {
    return doneBefore + counts.total();
  }

  /** Returns the progress of the other points, where {@code others} were counted as done before. */
  public Progress without(long others) {
    return new Progress(
        total - others, doneBefore - others, counts, elapsedSeconds, pointsPerSecond);
  }

  /** Returns the time until all points are done, should the rate last; empty if it is unknown. */
  public OptionalDouble secondsLeft() {
    if (done() >= total) {
      return OptionalDouble.of(0);
    }
    return pointsPerSecond > 0
        ? OptionalDouble.of((total - done()) / pointsPerSecond)
        : OptionalDouble.empty();
  }
}
