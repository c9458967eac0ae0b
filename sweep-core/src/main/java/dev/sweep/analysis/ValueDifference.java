package dev.sweep.analysis;

import dev.sweep.results.PointRecord.Cell;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that is not the same, as far as the tolerance goes, in two files.
 *
 * @param element the place of the value in an output that is an array, slowest index first; empty
 *     otherwise
 * @param base a Double, Boolean or String; null for a missing boolean
 * @param now a Double, Boolean or String; null for a missing boolean
 * @param difference the absolute difference; NaN if there is none in numbers
 * @param excess how many times the tolerance that is; infinite if there is no tolerance, or no
 *     difference in numbers
 */
public record ValueDifference(
    ComparedPoint point,
    List<Long> element,
    @Nullable Object base,
    @Nullable Object now,
    double difference,
    double excess) {
  /** Worst first; those of one severity in the order of their points. */
  static final Comparator<ValueDifference> WORST_FIRST =
      Comparator.comparingDouble(ValueDifference::excess)
          .thenComparingDouble(ValueDifference::severity)
          .reversed()
          .thenComparingLong(difference -> difference.point().base());

  public ValueDifference {
    element = List.copyOf(element);
  }

  /** Returns the difference over the base's magnitude; NaN if there is none in numbers. */
  public double relative() {
    return base instanceof Double number ? difference / Math.abs(number) : Double.NaN;
  }

  /** Returns this difference, of a point with the given values. */
  ValueDifference at(List<Cell> parameters) {
    ComparedPoint known = new ComparedPoint(point.base(), point.now(), parameters);
    return new ValueDifference(known, element, base, now, difference, excess);
  }

  /** A difference that is none in numbers is worse than any that is. */
  private double severity() {
    double relative = relative();
    return Double.isNaN(relative) ? Double.POSITIVE_INFINITY : relative;
  }
}
