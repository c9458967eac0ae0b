package dev.sweep.run;

import dev.sweep.model.Outcomes;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a worker found for a block.
 *
 * <p>The points themselves stay in the process: elsewhere they are computed again from their
 * numbers.
 */
final class BlockResult implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient @Nullable PointBlock points;
  private final Outcomes outcomes;
  private final double busySeconds;

  /**
   * @param points are only looked at until the result is emitted; null if they are not at hand
   */
  BlockResult(@Nullable PointBlock points, Outcomes outcomes, double busySeconds) {
    this.points = points;
    this.outcomes = outcomes;
    this.busySeconds = busySeconds;
  }

  /** Returns what stands for points that were not even begun, for want of time. */
  static BlockResult leftOut(long first) {
    return new BlockResult(null, new Outcomes(first, 0), 0);
  }

  /** Returns whether it only stands for points that were not begun. */
  boolean isLeftOut() {
    return outcomes.count() == 0;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  /** Returns the points of {@code design} that it is about. */
  PointBlock points(Design design) {
    return points == null ? PointBlock.of(design, outcomes.first(), outcomes.count()) : points;
  }

  /** Returns how long the worker was at it. */
  double busySeconds() {
    return busySeconds;
  }
}
