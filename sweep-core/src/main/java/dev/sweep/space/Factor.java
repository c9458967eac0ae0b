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
      case ParameterSpec.Column column ->
          listed(
              config, new CodedValues(typeOf(column), column.texts(), ListAxis.of(column.codes())));
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
      case ParameterSpec.Choice choice -> {
        CodedValues values = CodedValues.of(choice.values());
        yield drawn(config, values.type(), values.texts(), choice);
      }
      case ParameterSpec.Poisson poisson -> drawn(config, Parameter.Type.WHOLE, List.of(), poisson);
      case ParameterSpec.IntUniform uniform ->
          drawn(config, Parameter.Type.WHOLE, List.of(), uniform);
      case ParameterSpec.Distributed distributed ->
          drawn(config, Parameter.Type.REAL, List.of(), distributed);
    };
  }

  private static Parameter.Type typeOf(ParameterSpec.Column column) {
    return switch (column.kind()) {
      case NUMBER ->
          WholeNumbers.allWhole(ListAxis.of(column.codes()))
              ? Parameter.Type.WHOLE
              : Parameter.Type.REAL;
      case FLAG -> Parameter.Type.FLAG;
      case TEXT -> Parameter.Type.TEXT;
    };
  }

  private static Factor constant(ParameterConfig config, CodedValues values) {
    return new Factor(
        parameter(config, values.type(), values.texts()),
        new Source.Constant(values.axis().value(0)));
  }

  private static Factor drawn(
      ParameterConfig config,
      Parameter.Type type,
      List<String> texts,
      ParameterSpec.Distributed spec) {
    return new Factor(parameter(config, type, texts), new Source.Drawn(Distribution.of(spec)));
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
    Parameter parameter =
        new Parameter(config.name(), type, texts, config.unit(), config.description());
    return config.traits().when() == null ? parameter : parameter.asOptional();
  }
}
