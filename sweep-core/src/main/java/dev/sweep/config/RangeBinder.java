package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds half-open ranges. */
final class RangeBinder {
  private final NumberList numbers;

  /**
   * @param what the axis for messages: {@code range of parameter 'n'}
   */
  RangeBinder(Faults faults, String what) {
    this.numbers = new NumberList(faults, what);
  }

  /** Returns the axis; null after noting a fault. */
  @Nullable ParameterSpec bind(Node node) {
    List<Node> items = numbers.items(node, "start, stop, step");
    if (items == null) {
      return null;
    }
    Double start = numbers.number(items.get(0), "start");
    Double stop = numbers.number(items.get(1), "stop");
    Double step = numbers.number(items.get(2), "step");
    return start == null || stop == null || step == null
        ? null
        : checked(node, new ParameterSpec.Range(start, stop, step));
  }

  private @Nullable ParameterSpec checked(Node node, ParameterSpec.Range range) {
    if (range.step() == 0) {
      return numbers.refused(node, "has step 0; give a step that leads from start to stop");
    }
    double steps = (range.stop() - range.start()) / range.step();
    if (!(steps > 0)) {
      return numbers.refused(
          node, "is empty: no step of " + range.step() + " leads from start to before stop");
    }
    if (!(steps < Long.MAX_VALUE)) {
      return numbers.refused(node, "has more than " + Long.MAX_VALUE + " values");
    }
    double largest = Math.max(Math.abs(range.start()), Math.abs(range.stop()));
    if (steps > 1 && Math.ulp(largest) > Math.abs(range.step())) {
      return numbers.refused(
          node, "has a step too small for double precision to tell values apart");
    }
    return range;
  }
}
