package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds distributions that are given by the ends of an interval. */
final class IntervalBinder {
  private static final String ENDS = "min, max";

  private final Faults faults;
  private final String what;
  private final NumberList numbers;

  /**
   * @param what the distribution for messages: {@code uniform of parameter 'x'}
   */
  IntervalBinder(Faults faults, String what) {
    this.faults = faults;
    this.what = what;
    this.numbers = new NumberList(faults, what);
  }

  /** Returns the distribution of kind {@code kind}; null after noting a fault. */
  @Nullable ParameterSpec bind(String kind, Node node) {
    List<Node> items = numbers.items(node, ENDS);
    if (items == null) {
      return null;
    }
    return kind.equals("int_uniform") ? whole(node, items) : real(kind, node, items);
  }

  private @Nullable ParameterSpec real(String kind, Node node, List<Node> items) {
    Double min = numbers.number(items.get(0), "min");
    Double max = numbers.number(items.get(1), "max");
    if (min == null || max == null) {
      return null;
    }
    if (min >= max) {
      return numbers.refused(node, "must have min below max, not " + min + " and " + max);
    }
    return kind.equals("uniform") ? uniform(node, min, max) : loguniform(node, min, max);
  }

  private @Nullable ParameterSpec uniform(Node node, double min, double max) {
    return Double.isFinite(max - min)
        ? new ParameterSpec.Uniform(min, max)
        : numbers.refused(node, "has ends too far apart for double precision");
  }

  private @Nullable ParameterSpec loguniform(Node node, double min, double max) {
    return min > 0
        ? new ParameterSpec.Loguniform(min, max)
        : numbers.refused(
            node, "takes real bounds above 0, not exponents; for 1e-5 to 0.1 write [1e-5, 0.1]");
  }

  private @Nullable ParameterSpec whole(Node node, List<Node> items) {
    ScalarReader scalars = new ScalarReader(faults);
    long least = -ScalarReader.LARGEST_WHOLE;
    Long min = scalars.whole(items.get(0), "min of " + what, least);
    Long max = scalars.whole(items.get(1), "max of " + what, least);
    if (min == null || max == null) {
      return null;
    }
    return min <= max
        ? new ParameterSpec.IntUniform(min, max)
        : numbers.refused(node, "must have min at most max, not " + min + " and " + max);
  }
}
