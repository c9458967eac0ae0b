package dev.sweep.space;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import java.util.List;

/** A parameter and where its values come from. Immutable. */
public record Factor(Parameter parameter, Source source) {

  /** Where a parameter's values come from; they are coded as {@link Parameter} says. */
  public sealed interface Source {
    /** One value for every point. */
    record Constant(double value) implements Source {}

    /** The values of an axis. */
    record Listed(Axis axis) implements Source {}

    /** Draws from a distribution. */
    record Drawn(Distribution distribution) implements Source {}
  }

  /** Reads a parameter's configuration. */
  public static Factor of(ParameterConfig config) {
    return switch (config.spec()) {
      case ParameterSpec.Fixed(var value) -> constant(config, CodedValues.of(List.of(value)));
      case ParameterSpec.Values(var values) -> listed(config, CodedValues.of(values));
      case ParameterSpec.Linspace(double start, double stop, long count) ->
          listed(config, new LinearAxis(start, stop, count));
      case ParameterSpec.Geomspace(double start, double stop, long count) ->
          listed(config, ListAxis.tabulated(new GeometricAxis(start, stop, count)));
      case ParameterSpec.ReverseGeomspace(double start, double stop, long count) ->
          listed(
              config, ListAxis.tabulated(new ReversedAxis(new GeometricAxis(start, stop, count))));
      case ParameterSpec.Logspace(double start, double stop, long count) ->
          listed(
              config, ListAxis.tabulated(new LogarithmicAxis(new LinearAxis(start, stop, count))));
      case ParameterSpec.Range range -> listed(config, RangeAxis.of(range));
      case ParameterSpec.Distributed distributed ->
          new Factor(
              parameter(config, Parameter.Type.REAL, List.of()),
              new Source.Drawn(Distribution.of(distributed)));
    };
  }

  private static Factor constant(ParameterConfig config, CodedValues values) {
    return new Factor(
        parameter(config, values.type(), values.texts()),
        new Source.Constant(values.axis().value(0)));
  }

  private static Factor listed(ParameterConfig config, CodedValues values) {
    return new Factor(
        parameter(config, values.type(), values.texts()), new Source.Listed(values.axis()));
  }

  private static Factor listed(ParameterConfig config, Axis axis) {
    Parameter.Type type = WholeNumbers.allWhole(axis) ? Parameter.Type.WHOLE : Parameter.Type.REAL;
    return new Factor(parameter(config, type, List.of()), new Source.Listed(axis));
  }

  private static Parameter parameter(
      ParameterConfig config, Parameter.Type type, List<String> texts) {
    return new Parameter(config.name(), type, texts, config.unit(), config.description());
  }
}
