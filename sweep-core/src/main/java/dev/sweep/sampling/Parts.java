package dev.sweep.sampling;

import dev.sweep.space.Axis;
import dev.sweep.space.Column;
import dev.sweep.space.ColumnDesign.Part;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import dev.sweep.space.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pieces that several methods share. */
final class Parts {

  private Parts() {}

  /** Returns the one dimension of a design that is no product. */
  static Dimension pointDimension(long size) {
    return new Dimension("point", size);
  }

  static Part constant(Parameter parameter, Source.Constant constant) {
    return new Part(
        parameter, new Placement.Scalar(constant.value()), Column.constant(constant.value()));
  }

  static Part perPoint(Parameter parameter, Column column) {
    return new Part(parameter, new Placement.PerPoint(), column);
  }

  /**
   * Returns the axis of the parameter {@code name}.
   *
   * @throws IllegalArgumentException if it has none
   */
  static Axis axis(List<Factor> factors, String name) {
    return factors.stream()
        .filter(factor -> factor.parameter().name().equals(name))
        .map(Factor::source)
        .filter(Source.Listed.class::isInstance)
        .map(source -> ((Source.Listed) source).axis())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no axis is called '" + name + "'"));
  }

  /** Returns the values of those that all points have alike. */
  static Map<String, Double> constants(List<Factor> factors) {
    Map<String, Double> constants = new HashMap<>();
    for (Factor factor : factors) {
      if (factor.source() instanceof Source.Constant(double value)
          && !factor.parameter().optional()) {
        constants.put(factor.parameter().name(), value);
      }
    }
    return constants;
  }

  /** Returns the refusal of a random parameter by a method that draws none. */
  static IllegalArgumentException drawsNothing(Factor factor, String method) {
    return new IllegalArgumentException(
        "parameter '"
            + factor.parameter().name()
            + "' is a distribution; method "
            + method
            + " wants values, an axis or a fixed value");
  }
}
