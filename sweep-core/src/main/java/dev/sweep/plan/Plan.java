package dev.sweep.plan;

import dev.sweep.config.SweepConfig;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.sampling.Designs;
import dev.sweep.space.Design;
import org.jspecify.annotations.Nullable;

/**
 * What is left to run. Immutable.
 *
 * @param filter says which points are to be run; null for all
 * @param pending the points without a result; those the filter excludes are among them until they
 *     are recorded as excluded
 */
public record Plan(Design design, @Nullable Filter filter, IndexRanges pending) {

  /**
   * Returns the plan of a sweep of which nothing is done.
   *
   * @throws IllegalArgumentException if parameters, method or condition do not fit, which the
   *     configuration's own checks rule out
   * @throws ArithmeticException if there are more points than a long can count
   */
  public static Plan of(SweepConfig config) {
    Design design = Designs.of(config);
    Filter filter =
        config.where() == null ? null : Filter.of(config.where().text(), design.parameters());
    return new Plan(design, filter, IndexRanges.of(design.size()));
  }

  /** Returns this plan with nothing to run but what is pending of {@code points}. */
  public Plan only(IndexRanges points) {
    return without(IndexRanges.of(design.size()).minus(points));
  }

  /** Returns this plan without the points in {@code done}. */
  public Plan without(IndexRanges done) {
    return new Plan(design, filter, pending.minus(done));
  }
}
