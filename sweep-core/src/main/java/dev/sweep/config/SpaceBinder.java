package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds axes that are given by start, stop and count. */
final class SpaceBinder {
  private final Faults faults;
  private final String what;
  private final NumberList numbers;

  /**
   * @param what the axis for messages: {@code linspace of parameter 'T'}
   */
  SpaceBinder(Faults faults, String what) {
    this.faults = faults;
    this.what = what;
    this.numbers = new NumberList(faults, what);
  }

  /** Returns the axis of kind {@code kind}; null after noting a fault. */
  @Nullable ParameterSpec bind(String kind, Node node) {
    List<Node> items = numbers.items(node, "start, stop, count");
    if (items == null) {
      return null;
    }
    Double start = numbers.number(items.get(0), "start");
    Double stop = numbers.number(items.get(1), "stop");
    Long count = new ScalarReader(faults).whole(items.get(2), "count of " + what, 1);
    if (start == null || stop == null || count == null) {
      return null;
    }
    if (count > 1 && start.doubleValue() == stop.doubleValue()) {
      return numbers.refused(node, "would have the same value " + count + " times");
    }
    return bind(kind, node, start, stop, count);
  }

  private @Nullable ParameterSpec bind(
      String kind, Node node, double start, double stop, long count) {
    return switch (kind) {
      case "linspace" -> linspace(node, start, stop, count);
      case "logspace" -> logspace(node, start, stop, count);
      default -> geomspace(kind, node, start, stop, count);
    };
  }

  private @Nullable ParameterSpec linspace(Node node, double start, double stop, long count) {
    return Double.isFinite(stop - start)
        ? new ParameterSpec.Linspace(start, stop, count)
        : numbers.refused(node, "has ends too far apart for double precision");
  }

  private @Nullable ParameterSpec logspace(Node node, double start, double stop, long count) {
    if (isPowerOfTen(start) && isPowerOfTen(stop)) {
      return new ParameterSpec.Logspace(start, stop, count);
    }
    return numbers.refused(
        node, "takes exponents of ten, from -307 to 308; for real end points use geomspace");
  }

  private static boolean isPowerOfTen(double exponent) {
    double power = Math.pow(10, exponent);
    return power >= Double.MIN_NORMAL && power <= Double.MAX_VALUE;
  }

  private @Nullable ParameterSpec geomspace(
      String kind, Node node, double start, double stop, long count) {
    if (start == 0 || stop == 0 || (start < 0) != (stop < 0)) {
      return numbers.refused(node, "must have two ends of one sign, neither of them 0");
    }
    if (kind.equals("geomspace")) {
      return new ParameterSpec.Geomspace(start, stop, count);
    }
    return Double.isFinite(start + stop)
        ? new ParameterSpec.ReverseGeomspace(start, stop, count)
        : numbers.refused(node, "has ends whose sum is too large for double precision");
  }
}
