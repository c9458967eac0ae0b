package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds random distributions. */
final class DistributionBinder {
  /** Beyond so many standard deviations the probability vanishes in double precision. */
  private static final double REACH = 37;

  private final Faults faults;
  private final String what;
  private final NumberList numbers;

  /**
   * @param what the distribution for messages: {@code uniform of parameter 'x'}
   */
  DistributionBinder(Faults faults, String what) {
    this.faults = faults;
    this.what = what;
    this.numbers = new NumberList(faults, what);
  }

  /** Returns the distribution of kind {@code kind}; null after noting a fault. */
  @Nullable ParameterSpec bind(String kind, Node node) {
    return kind.equals("uniform") ? uniform(node) : normal(node);
  }

  private @Nullable ParameterSpec uniform(Node node) {
    List<Node> items = numbers.items(node, "min, max");
    if (items == null) {
      return null;
    }
    Double min = numbers.number(items.get(0), "min");
    Double max = numbers.number(items.get(1), "max");
    if (min == null || max == null || !areOrdered(node, min, max)) {
      return null;
    }
    return Double.isFinite(max - min)
        ? new ParameterSpec.Uniform(min, max)
        : numbers.refused(node, "has ends too far apart for double precision");
  }

  private @Nullable ParameterSpec normal(Node node) {
    Section section = Section.of(node, what, faults);
    if (section == null) {
      return null;
    }
    int before = faults.count();
    section.check(List.of("mean", "std", "min", "max"), List.of());
    Double mean = required(section, "mean");
    Double std = required(section, "std");
    Double min = number(section, "min");
    Double max = number(section, "max");
    if (std != null && std <= 0) {
      Node place = section.get("std");
      numbers.refused(place == null ? node : place, "must have std above 0, not " + std);
    }
    if (mean == null || std == null || faults.count() > before) {
      return null;
    }
    return truncated(node, new ParameterSpec.Normal(mean, std, min, max));
  }

  private @Nullable ParameterSpec truncated(Node node, ParameterSpec.Normal normal) {
    double min = normal.min() == null ? Double.NEGATIVE_INFINITY : normal.min();
    double max = normal.max() == null ? Double.POSITIVE_INFINITY : normal.max();
    if (!areOrdered(node, min, max)) {
      return null;
    }
    double reach = REACH * normal.std();
    return min > normal.mean() + reach || max < normal.mean() - reach
        ? numbers.refused(node, "is cut to an interval more than 37 std from the mean")
        : normal;
  }

  private boolean areOrdered(Node node, double min, double max) {
    if (min < max) {
      return true;
    }
    numbers.refused(node, "must have min below max, not " + min + " and " + max);
    return false;
  }

  private @Nullable Double required(Section section, String key) {
    if (section.get(key) == null) {
      faults.add(section.mapping().position(), what + " needs '" + key + "'");
      return null;
    }
    return number(section, key);
  }

  private @Nullable Double number(Section section, String key) {
    Node node = section.get(key);
    return node == null ? null : numbers.number(node, key);
  }
}
