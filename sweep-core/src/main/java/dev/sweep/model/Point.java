package dev.sweep.model;

import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One point of a sweep: its number and the values of its parameters. Immutable. */
public final class Point {
  private final long number;
  private final List<Parameter> parameters;
  private final double[] codes;
  private final @Nullable Solution previous;

  private Point(long number, List<Parameter> parameters, double[] codes) {
    this(number, parameters, codes, null);
  }

  private Point(
      long number, List<Parameter> parameters, double[] codes, @Nullable Solution previous) {
    this.number = number;
    this.parameters = parameters;
    this.codes = codes;
    this.previous = previous;
  }

  /** Returns the point in row {@code row} of {@code block}. */
  public static Point of(PointBlock block, int row) {
    double[][] columns = block.columns();
    double[] codes = new double[block.parameters().size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = columns[i][row];
    }
    return new Point(block.first() + row, block.parameters(), codes);
  }

  /**
   * Makes a point by hand, for tests of a model.
   *
   * @param values a number, Boolean or String for each parameter
   * @throws IllegalArgumentException if a value is of another type
   */
  public static Point of(long number, Map<String, ?> values) {
    List<Parameter> parameters = new ArrayList<>();
    double[] codes = new double[values.size()];
    values.forEach((name, value) -> {
      codes[parameters.size()] = code(name, value);
      parameters.add(parameter(name, value));
    });
    return new Point(number, List.copyOf(parameters), codes);
  }

  /** Returns this point with a solution to start from; public for tests of a model. */
  public Point after(Solution solution) {
    return new Point(number, parameters, codes, solution);
  }

  /**
   * Returns the last point that this model has computed, and its outputs, to start from.
   *
   * <p>Empty unless the configuration asks for {@code warm_start}, and then empty for the first
   * point of an instance, and after a failure. Which point it is depends on how the points are
   * split over workers.
   */
  public Optional<Solution> previous() {
    return Optional.ofNullable(previous);
  }

  /** Returns the point's number, counted from 0. */
  public long pointNumber() {
    return number;
  }

  /** Returns the names of the parameters that this point has, in file order. */
  public List<String> names() {
    return parameters.stream().map(Parameter::name).filter(this::has).toList();
  }

  /**
   * Returns whether this point has the parameter {@code name}: its condition, if it has one, holds.
   *
   * @throws IllegalArgumentException if no point has a parameter {@code name}
   */
  public boolean has(String name) {
    int index = anyIndexOf(name);
    return !parameters.get(index).isAbsent(codes[index]);
  }

  /**
   * Returns the value of a number parameter.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}, or it is no number
   */
  public double number(String name) {
    int index = indexOf(name);
    return switch (parameters.get(index).type()) {
      case REAL, WHOLE -> codes[index];
      case FLAG, TEXT -> throw mismatch(index, "number");
    };
  }

  /**
   * Returns the value of a string parameter.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}, or it is no string
   */
  public String text(String name) {
    int index = indexOf(name);
    return switch (parameters.get(index).type()) {
      case TEXT -> parameters.get(index).texts().get((int) codes[index]);
      case REAL, WHOLE, FLAG -> throw mismatch(index, "string");
    };
  }

  /**
   * Returns the value of a boolean parameter.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}, or it is no boolean
   */
  public boolean flag(String name) {
    int index = indexOf(name);
    return switch (parameters.get(index).type()) {
      case FLAG -> codes[index] != 0;
      case REAL, WHOLE, TEXT -> throw mismatch(index, "boolean");
    };
  }

  /**
   * Returns the value of a parameter of any type, as a Double, Long, Boolean or String.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}
   */
  public Object value(String name) {
    int index = indexOf(name);
    return parameters.get(index).value(codes[index]);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("point ").append(number);
    for (String name : names()) {
      text.append(' ').append(name).append('=').append(value(name));
    }
    return text.toString();
  }

  private int indexOf(String name) {
    int index = anyIndexOf(name);
    if (parameters.get(index).isAbsent(codes[index])) {
      throw new IllegalArgumentException(
          "point " + number + " has no '" + name + "', whose condition is false; ask has() first");
    }
    return index;
  }

  private int anyIndexOf(String name) {
    for (int i = 0; i < codes.length; i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "no parameter '" + name + "'; there are: " + String.join(", ", names()));
  }

  private IllegalArgumentException mismatch(int index, String wanted) {
    return mismatch(parameters.get(index), wanted);
  }

  /** Returns what to throw when a value of another type is wanted than {@code parameter} has. */
  static IllegalArgumentException mismatch(Parameter parameter, String wanted) {
    String got =
        switch (parameter.type()) {
          case REAL, WHOLE -> "number";
          case FLAG -> "boolean";
          case TEXT -> "string";
        };
    return new IllegalArgumentException(
        "parameter '" + parameter.name() + "' is a " + got + ", wanted a " + wanted);
  }

  private static double code(String name, Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case Boolean flag -> flag ? 1 : 0;
      case String _ -> 0;
      default ->
          throw new IllegalArgumentException(
              "parameter '" + name + "': got " + value + ", wanted a number, Boolean or String");
    };
  }

  private static Parameter parameter(String name, Object value) {
    return switch (value) {
      case Boolean _ -> new Parameter(name, Parameter.Type.FLAG, List.of(), null, null);
      case String text -> new Parameter(name, Parameter.Type.TEXT, List.of(text), null, null);
      case Long _, Integer _ -> new Parameter(name, Parameter.Type.WHOLE, List.of(), null, null);
      default -> new Parameter(name, Parameter.Type.REAL, List.of(), null, null);
    };
  }
}
