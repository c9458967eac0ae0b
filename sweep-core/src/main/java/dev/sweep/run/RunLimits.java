package dev.sweep.run;

import java.util.function.BooleanSupplier;

/**
 * What ends a run before all of its points are done.
 *
 * @param failFast to stop when so many points, the first that finish, fail alike; 0 for never
 * @param deadline when it must be over; nothing is begun that is unlikely to end before
 * @param enough asked on the root after each commit, by a thread of the sink: whether enough is
 *     done
 */
public record RunLimits(long failFast, Deadline deadline, BooleanSupplier enough) {
  /** Nothing does. */
  public static final RunLimits NONE = new RunLimits(0, Deadline.NONE, () -> false);

  /** Returns the same limits with another number of first failures. */
  public RunLimits withFailFast(long points) {
    return new RunLimits(points, deadline, enough);
  }

  /** Returns the same limits with another deadline. */
  public RunLimits withDeadline(Deadline other) {
    return new RunLimits(failFast, other, enough);
  }

  /** Returns the same limits, and those of {@code satisfied}. */
  public RunLimits until(BooleanSupplier satisfied) {
    return new RunLimits(failFast, deadline, satisfied);
  }
}
