package dev.sweep.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Which values some points have of one parameter, beside those of the whole sweep.
 *
 * @param unit null for none
 * @param some the values of these points
 * @param all the values of the sweep: of an axis all, else those of the points that are done
 */
public record ParameterRegion(
    String parameter, @Nullable String unit, ValueSpan some, ValueSpan all) {

  /** Returns whether the points have fewer values than there are, or a narrower range. */
  public boolean isNarrower() {
    return !some.equals(all);
  }
}
