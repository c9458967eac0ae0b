package dev.sweep.model;

import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The points of a batch, column by column, in ascending order of their numbers. Immutable: the
 * arrays are copies, one element a point.
 */
public final class Points {
  private final PointBlock block;
  private final int[] rows;

  private Points(PointBlock block, int[] rows) {
    this.block = block;
    this.rows = rows;
  }

  static Points of(PointBlock block, int... rows) {
    return new Points(block, rows.clone());
  }

  /**
   * Makes points by hand, numbered from 0 on, for tests of a model.
   *
   * @param columns an array of double, long, boolean or String for each parameter, of one length
   * @throws IllegalArgumentException if one is anything else
   */
  public static Points of(Map<String, ?> columns) {
    int count =
        columns.values().stream()
            .mapToInt(column -> column.getClass().isArray() ? Array.getLength(column) : 0)
            .max()
            .orElse(0);
    List<Parameter> parameters = new ArrayList<>();
    List<double[]> codes = new ArrayList<>();
    columns.forEach((name, column) -> {
      ColumnCodes coded = ColumnCodes.of(name, column, count);
      parameters.add(coded.parameter());
      codes.add(coded.codes());
    });
    PointBlock block = new PointBlock(0, count, parameters, codes.toArray(double[][]::new));
    return of(block, IntStream.range(0, count).toArray());
  }

  /** Returns how many points there are: at least 1. */
  public int count() {
    return rows.length;
  }

  /** Returns the points' numbers, counted from 0; neighbours need not differ by one. */
  public long[] pointNumbers() {
    return IntStream.of(rows).mapToLong(row -> block.first() + row).toArray();
  }

  /** Returns point {@code i} of the batch by itself. */
  public Point point(int i) {
    return Point.of(block, rows[i]);
  }

  /** Returns the names of all parameters, in file order. */
  public List<String> names() {
    return block.parameters().stream().map(Parameter::name).toList();
  }

  /**
   * Returns which points have the parameter {@code name}: its condition, if it has one, holds.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}
   */
  public boolean[] has(String name) {
    int index = indexOf(name);
    Parameter parameter = block.parameters().get(index);
    double[] codes = codes(index);
    return flags(i -> !parameter.isAbsent(codes[i]));
  }

  /**
   * Returns the values of a number parameter; NaN where a point does not have it.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}, or it is no number
   */
  public double[] numbers(String name) {
    int index = indexOf(name);
    return switch (block.parameters().get(index).type()) {
      case REAL, WHOLE -> codes(index);
      case FLAG, TEXT -> throw mismatch(index, "number");
    };
  }

  /**
   * Returns the values of a number parameter that every point has, and that are whole.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}, or it is no number, or
   *     one of its values is not whole, or missing
   */
  public long[] wholeNumbers(String name) {
    double[] numbers = numbers(name);
    long[] whole = new long[numbers.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (long) numbers[i];
      if (whole[i] != numbers[i]) {
        throw new IllegalArgumentException(
            "point %d: '%s' is %s, wanted a whole number"
                .formatted(block.first() + rows[i], name, numbers[i]));
      }
    }
    return whole;
  }

  /**
   * Returns the values of a string parameter; the empty string where a point does not have it.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}, or it is no string
   */
  public String[] texts(String name) {
    int index = indexOf(name);
    Parameter parameter = block.parameters().get(index);
    return switch (parameter.type()) {
      case TEXT -> {
        double[] codes = codes(index);
        String[] texts = new String[codes.length];
        for (int i = 0; i < texts.length; i++) {
          texts[i] = parameter.texts().get((int) codes[i]);
        }
        yield texts;
      }
      case REAL, WHOLE, FLAG -> throw mismatch(index, "string");
    };
  }

  /**
   * Returns the values of a boolean parameter; false where a point does not have it.
   *
   * @throws IllegalArgumentException if there is no parameter {@code name}, or it is no boolean
   */
  public boolean[] flags(String name) {
    int index = indexOf(name);
    return switch (block.parameters().get(index).type()) {
      case FLAG -> {
        double[] codes = codes(index);
        yield flags(i -> codes[i] != 0);
      }
      case REAL, WHOLE, TEXT -> throw mismatch(index, "boolean");
    };
  }

  private boolean[] flags(IntPredicate test) {
    boolean[] flags = new boolean[rows.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = test.test(i);
    }
    return flags;
  }

  private double[] codes(int index) {
    double[] column = block.columns()[index];
    double[] codes = new double[rows.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = column[rows[i]];
    }
    return codes;
  }

  private int indexOf(String name) {
    int index = names().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no parameter '" + name + "'; there are: " + String.join(", ", names()));
    }
    return index;
  }

  private IllegalArgumentException mismatch(int index, String wanted) {
    return Point.mismatch(block.parameters().get(index), wanted);
  }
}
