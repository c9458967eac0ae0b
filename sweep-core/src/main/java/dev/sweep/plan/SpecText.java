package dev.sweep.plan;

import dev.sweep.config.ParameterSpec;
import dev.sweep.config.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Parameters as text of one spelling, close to the YAML they were written in. */
final class SpecText {

  private SpecText() {}

  static String of(ParameterSpec spec) {
    return switch (spec) {
      case ParameterSpec.Fixed(var value) -> text(value);
      case ParameterSpec.Values(var values) -> list(values);
      case ParameterSpec.Column column -> "column " + sha256(column);
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
      case ParameterSpec.Distributed distributed -> DistributionText.of(distributed);
    };
  }

  private static String sha256(ParameterSpec.Column column) {
    ByteBuffer codes = ByteBuffer.allocate(column.codes().length * Double.BYTES);
    codes.asDoubleBuffer().put(column.codes());
    String texts = Json.write(column.texts());
    return Sha256.of((Sha256.of(codes.array()) + texts).getBytes(StandardCharsets.UTF_8));
  }

  static String list(List<Value> values) {
    return values.stream().map(SpecText::text).collect(Collectors.joining(", ", "[", "]"));
  }

  static String text(Value value) {
    return switch (value) {
      case Value.Numeric(double number) -> number(number);
      case Value.Text(String text) -> Json.write(text);
      case Value.Flag(boolean flag) -> Boolean.toString(flag);
    };
  }

  private static String counted(double start, double stop, long count) {
    return "[" + number(start) + ", " + number(stop) + ", " + count + "]";
  }

  static String numbers(double... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(SpecText::number)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String number(double number) {
    String text = Double.toString(number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
