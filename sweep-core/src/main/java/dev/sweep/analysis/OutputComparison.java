package dev.sweep.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comparing one output came to.
 *
 * @param tolerance what was allowed for numbers
 * @param mismatch why its values cannot be compared, such as another shape; null if they can
 * @param compared at how many points there were values to compare: those ok in both files
 * @param differing at how many of these they differ
 * @param largest the largest absolute difference in numbers, within the tolerance or not
 * @param largestRelative the same over the base's magnitude, where that is not 0
 * @param worst the worst few, worst first
 */
public record OutputComparison(
    String output,
    Tolerance tolerance,
    @Nullable String mismatch,
    long compared,
    long differing,
    double largest,
    double largestRelative,
    List<ValueDifference> worst) {
  public OutputComparison {
    worst = List.copyOf(worst);
  }

  /** Returns whether no difference was found. */
  public boolean same() {
    return mismatch == null && differing == 0;
  }
}
