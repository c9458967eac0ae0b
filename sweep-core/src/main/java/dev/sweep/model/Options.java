package dev.sweep.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code options} of a model, as written in the configuration. Immutable.
 *
 * <p>Each accessor throws {@link IllegalArgumentException} when the option is of another type, and
 * the one without a default also when it is missing.
 */
public final class Options {
  private static final double LARGEST_WHOLE = 0x1p53;

  private final Map<String, Object> values;

  private Options(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Wraps plain values.
   *
   * @param values String, Long, Double, Boolean, List or Map by name
   */
  public static Options of(Map<String, ?> values) {
    return new Options(Map.copyOf(values));
  }

  /** Returns these options with {@code others} over them. */
  Options with(Map<String, ?> others) {
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(others);
    return of(all);
  }

  /** Returns whether the option is given. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns a number. */
  public double number(String name) {
    return asNumber(name, required(name, "number"));
  }

  /** Returns a number, or {@code otherwise} when the option is not given. */
  public double number(String name, double otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : asNumber(name, value);
  }

  /** Returns a whole number, such as {@code 20} or {@code 2e6}. */
  public long whole(String name) {
    return asWhole(name, required(name, "whole number"));
  }

  /** Returns a whole number, or {@code otherwise} when the option is not given. */
  public long whole(String name, long otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : asWhole(name, value);
  }

  /** Returns a boolean. */
  public boolean flag(String name) {
    return asFlag(name, required(name, "boolean"));
  }

  /** Returns a boolean, or {@code otherwise} when the option is not given. */
  public boolean flag(String name, boolean otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : asFlag(name, value);
  }

  /** Returns a string. */
  public String text(String name) {
    return asText(name, required(name, "string"));
  }

  /** Returns a string, or {@code otherwise} when the option is not given. */
  public String text(String name, String otherwise) {
    Object value = values.get(name);
    return value == null ? otherwise : asText(name, value);
  }

  /** Returns a list of numbers; a single number is a list of one. */
  public double[] numbers(String name) {
    Object value = required(name, "list of numbers");
    List<?> list = value instanceof List<?> many ? many : List.of(value);
    return list.stream().mapToDouble(element -> asNumber(name, element)).toArray();
  }

  /** Returns the value as it was read, or null when the option is not given. */
  public @Nullable Object value(String name) {
    return values.get(name);
  }

  private Object required(String name, String wanted) {
    Object value = values.get(name);
    if (value == null) {
      String given = String.join(", ", values.keySet().stream().sorted().toList());
      throw new IllegalArgumentException(
          "option '%s' is missing: wanted a %s; given are: %s"
              .formatted(name, wanted, given.isEmpty() ? "none" : given));
    }
    return value;
  }

  private static double asNumber(String name, @Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw mismatch(name, value, "number");
  }

  private static long asWhole(String name, Object value) {
    double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
    if (number != Math.rint(number) || Math.abs(number) > LARGEST_WHOLE) {
      throw mismatch(name, value, "whole number");
    }
    return ((Number) value).longValue();
  }

  private static boolean asFlag(String name, Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw mismatch(name, value, "boolean");
  }

  private static String asText(String name, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw mismatch(name, value, "string");
  }

  private static IllegalArgumentException mismatch(
      String name, @Nullable Object value, String wanted) {
    Object got = value instanceof String ? "\"" + value + "\"" : value;
    return new IllegalArgumentException(
        "option '%s': got %s, wanted a %s".formatted(name, got, wanted));
  }
}
