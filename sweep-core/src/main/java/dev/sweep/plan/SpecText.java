package dev.sweep.plan;

import dev.sweep.config.ParameterSpec;
import dev.sweep.config.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters as text of one spelling, close to the YAML they were written in. */
final class SpecText {

  private SpecText() {}

  static String of(ParameterSpec spec) {
    return switch (spec) {
      case ParameterSpec.Fixed(var value) -> text(value);
      case ParameterSpec.Values(var values) -> list(values);
      case ParameterSpec.Linspace(double start, double stop, long count) ->
          "linspace " + counted(start, stop, count);
      case ParameterSpec.Geomspace(double start, double stop, long count) ->
          "geomspace " + counted(start, stop, count);
      case ParameterSpec.ReverseGeomspace(double start, double stop, long count) ->
          "reverse_geomspace " + counted(start, stop, count);
      case ParameterSpec.Logspace(double start, double stop, long count) ->
          "logspace " + counted(start, stop, count);
      case ParameterSpec.Range(double start, double stop, double step) ->
          "range " + numbers(start, stop, step);
      case ParameterSpec.Uniform(double min, double max) -> "uniform " + numbers(min, max);
      case ParameterSpec.Normal normal -> "normal " + normal(normal);
    };
  }

  private static String list(List<Value> values) {
    return values.stream().map(SpecText::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Numeric(double number) -> number(number);
      case Value.Text(String text) -> Json.write(text);
      case Value.Flag(boolean flag) -> Boolean.toString(flag);
    };
  }

  private static String counted(double start, double stop, long count) {
    return "[" + number(start) + ", " + number(stop) + ", " + count + "]";
  }

  private static String numbers(double... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(SpecText::number)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String number(double number) {
    String text = Double.toString(number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String normal(ParameterSpec.Normal normal) {
    return "{mean: "
        + number(normal.mean())
        + ", std: "
        + number(normal.std())
        + bound("min", normal.min())
        + bound("max", normal.max())
        + "}";
  }

  private static String bound(String name, @Nullable Double bound) {
    return bound == null ? "" : ", " + name + ": " + number(bound);
  }
}
