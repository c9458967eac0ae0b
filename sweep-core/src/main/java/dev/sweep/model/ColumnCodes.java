package dev.sweep.model;

import dev.sweep.space.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A column of values made by hand, with the parameter that it would be of. */
record ColumnCodes(Parameter parameter, double[] codes) {

  /**
   * Codes {@code column}.
   *
   * @param column an array of double, long, boolean or String
   * @throws IllegalArgumentException if it is anything else, or not {@code count} long
   */
  static ColumnCodes of(String name, Object column, int count) {
    ColumnCodes made =
        switch (column) {
          case double[] values ->
              new ColumnCodes(parameter(name, Parameter.Type.REAL), values.clone());
          case long[] values ->
              new ColumnCodes(
                  parameter(name, Parameter.Type.WHOLE),
                  LongStream.of(values).asDoubleStream().toArray());
          case boolean[] values ->
              new ColumnCodes(
                  parameter(name, Parameter.Type.FLAG),
                  IntStream.range(0, values.length).mapToDouble(i -> values[i] ? 1 : 0).toArray());
          case String[] values -> texts(name, values);
          default ->
              throw new IllegalArgumentException(
                  "parameter '%s': got %s, wanted an array of double, long, boolean or String"
                      .formatted(name, column));
        };
    if (made.codes.length != count) {
      throw new IllegalArgumentException(
          "parameter '%s': got %d values, wanted %d, as many as the others"
              .formatted(name, made.codes.length, count));
    }
    return made;
  }

  private static ColumnCodes texts(String name, String[] values) {
    List<String> distinct = Arrays.stream(values).distinct().toList();
    return new ColumnCodes(
        new Parameter(name, Parameter.Type.TEXT, distinct, null, null),
        Arrays.stream(values).mapToDouble(distinct::indexOf).toArray());
  }

  private static Parameter parameter(String name, Parameter.Type type) {
    return new Parameter(name, type, List.of(), null, null);
  }
}
