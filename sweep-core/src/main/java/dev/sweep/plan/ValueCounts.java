package dev.sweep.plan;

import dev.sweep.space.Axis;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.Parameter;
import java.util.HashSet;
import java.util.Set;

/** Counts the values that a parameter has in a design. */
final class ValueCounts {
  /** Of more positions the number is told instead: nobody counts such values on a screen. */
  private static final long MOST_POSITIONS = 1 << 20;

  private ValueCounts() {}

  /**
   * Returns how many values a parameter has: the length of its axis, 1 if it is fixed, and one for
   * each point otherwise. Along a dimension that it shares with others it may have a value at
   * several positions, or none: there, how many different ones.
   */
  static long of(Design design, int parameter) {
    return switch (design.placements().get(parameter)) {
      case Placement.Scalar scalar -> 1;
      case Placement.OnAxis(int dimension, Axis axis) ->
          isShared(design, dimension) && axis.size() <= MOST_POSITIONS
              ? different(design.parameters().get(parameter), axis)
              : axis.size();
      case Placement.PerPoint perPoint -> design.size();
    };
  }

  private static boolean isShared(Design design, int dimension) {
    return design.placements().stream()
            .filter(place -> place instanceof Placement.OnAxis(int at, Axis _) && at == dimension)
            .count()
        > 1;
  }

  private static long different(Parameter parameter, Axis axis) {
    Set<Object> values = new HashSet<>();
    for (long index = 0; index < axis.size(); index++) {
      values.add(parameter.value(axis.value(index)));
    }
    values.remove(""); // what stands for none, of labels too
    return values.size();
  }
}
