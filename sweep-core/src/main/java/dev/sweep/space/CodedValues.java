package dev.sweep.space;

import dev.sweep.config.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of a configuration as numbers, coded as {@link Parameter} says.
 *
 * @param texts the distinct strings in order of appearance; empty unless the values are strings
 */
record CodedValues(Parameter.Type type, List<String> texts, Axis axis) {

  /**
   * Codes {@code values}, at least one.
   *
   * @throws IllegalArgumentException if they are of several kinds
   */
  static CodedValues of(List<Value> values) {
    Map<String, Integer> texts = new LinkedHashMap<>();
    double[] codes = new double[values.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(values.get(i), texts);
    }
    ListAxis axis = ListAxis.of(codes);
    return new CodedValues(typeOf(values, axis), new ArrayList<>(texts.keySet()), axis);
  }

  private static double code(Value value, Map<String, Integer> texts) {
    return switch (value) {
      case Value.Numeric(double number) -> number;
      case Value.Flag(boolean flag) -> flag ? 1 : 0;
      case Value.Text(String text) -> {
        texts.putIfAbsent(text, texts.size());
        yield texts.getOrDefault(text, 0);
      }
    };
  }

  private static Parameter.Type typeOf(List<Value> values, ListAxis axis) {
    Class<?> kind = values.getFirst().getClass();
    if (!values.stream().allMatch(kind::isInstance)) {
      throw new IllegalArgumentException(
          "the values "
              + values
              + " are of several kinds; wanted all numbers, strings or booleans");
    }
    return switch (values.getFirst()) {
      case Value.Numeric number ->
          WholeNumbers.allWhole(axis) ? Parameter.Type.WHOLE : Parameter.Type.REAL;
      case Value.Flag flag -> Parameter.Type.FLAG;
      case Value.Text text -> Parameter.Type.TEXT;
    };
  }
}
