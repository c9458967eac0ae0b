package dev.sweep.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a model computes for a batch: a column for each output, with a value for each
 * point, in the order of the points.
 *
 * <p>An output has one kind (number, boolean, string, or array of one shape) throughout a sweep.
 * Each output that the configuration names must be set. Columns are copied. Setting a name twice in
 * a batch, or a column of another length, is an {@link IllegalArgumentException}. Values of points
 * that {@link #fail} are passed by.
 */
public final class BatchOutputs {
  private final int count;
  private final Map<String, IntFunction<@Nullable OutputValue>> columns = new LinkedHashMap<>();
  private final @Nullable String[] reasons;

  /** Makes room for {@code count} points; public for tests of a model. */
  public BatchOutputs(int count) {
    this.count = count;
    this.reasons = new String[count];
  }

  /**
   * Sets a number for each point, or with {@code shape} an array of numbers; NaN and infinities are
   * kept as they are.
   *
   * @param values point after point, each in C order
   * @param shape of one point's array; nothing for a number
   */
  public void put(String name, double[] values, int... shape) {
    int each = size(name, shape);
    requireLength(name, values.length, (long) count * each, shape);
    double[] copied = values.clone();
    int[] ofPoint = shape.clone();
    add(
        name,
        i ->
            new OutputValue.Numbers(ofPoint, Arrays.copyOfRange(copied, i * each, (i + 1) * each)));
  }

  /**
   * Sets an array of numbers for each point, all of one length; null where it is missing.
   *
   * @throws IllegalArgumentException also if one is empty, or of another length than the first
   */
  public void put(String name, double[] @Nullable [] rows) {
    requireLength(name, rows.length, count);
    double[] @Nullable [] copied = new double[count] @Nullable [];
    int length = -1;
    for (int i = 0; i < count; i++) {
      double @Nullable [] row = rows[i];
      if (row != null) {
        length = length < 0 ? row.length : length;
        if (row.length != length || length == 0) {
          throw new IllegalArgumentException(
              "output '%s': the array of point %d of the batch has length %d, wanted %s"
                  .formatted(name, i, row.length, length == 0 ? "at least 1" : length));
        }
        copied[i] = row.clone();
      }
    }
    add(name, i -> array(copied[i]));
  }

  /**
   * Sets a whole number for each point, stored as a floating-point one.
   *
   * @throws IllegalArgumentException also if one would lose digits, as most do beyond 2^53 in
   *     magnitude
   */
  public void put(String name, long[] values) {
    double[] stored = new double[values.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = Outputs.stored(name, values[i]);
    }
    put(name, stored);
  }

  /** Sets a boolean for each point. */
  public void put(String name, boolean[] values) {
    requireLength(name, values.length, count);
    boolean[] copied = values.clone();
    add(name, i -> new OutputValue.Flag(copied[i]));
  }

  /** Sets a string for each point; null where it is missing. */
  public void put(String name, @Nullable String[] values) {
    requireLength(name, values.length, count);
    @Nullable String[] copied = values.clone();
    add(name, i -> text(copied[i]));
  }

  /**
   * Says that point {@code i} of the batch has no result. It fails, and the others do not.
   *
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public void fail(int i, String reason) {
    reasons[i] = OneLine.of(reason);
  }

  /**
   * Returns the numbers set as {@code name}, point after point; for tests of a model.
   *
   * @throws IllegalArgumentException if no numbers were set, or not for every point
   */
  public double[] numbers(String name) {
    @Nullable IntFunction<@Nullable OutputValue> column = columns.get(name);
    List<double[]> numbers = new ArrayList<>();
    for (int i = 0; i < count && column != null; i++) {
      if (column.apply(i) instanceof OutputValue.Numbers values) {
        numbers.add(values.values());
      }
    }
    if (column == null || numbers.size() < count) {
      throw new IllegalArgumentException(
          "no numbers '" + name + "' were set; set are: " + String.join(", ", columns.keySet()));
    }
    return numbers.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** Returns why point {@code i} has failed; empty if it has not. For tests of a model. */
  public Optional<String> failure(int i) {
    return Optional.ofNullable(reasons[i]);
  }

  /**
   * Returns what came of each point.
   *
   * @param wanted outputs that must have been set
   * @throws OutputException if one was not set, and there is a point that has not failed
   */
  List<PointResult> results(List<String> wanted) throws OutputException {
    List<PointResult> results = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String reason = reasons[i];
      results.add(reason == null ? computed(i, wanted) : new PointResult.Refused(reason));
    }
    return results;
  }

  private PointResult computed(int i, List<String> wanted) throws OutputException {
    requireSet(wanted);
    Outputs outputs = new Outputs();
    columns.forEach((name, column) -> {
      OutputValue value = column.apply(i);
      if (value != null) {
        outputs.add(name, value);
      }
    });
    return new PointResult.Computed(outputs);
  }

  private void requireSet(List<String> wanted) throws OutputException {
    if (columns.isEmpty()) {
      throw new OutputException("the model set no output");
    }
    for (String name : wanted) {
      if (!columns.containsKey(name)) {
        throw new OutputException(
            "output '%s' was not set; set were: %s"
                .formatted(name, String.join(", ", columns.keySet())));
      }
    }
  }

  private void add(String name, IntFunction<@Nullable OutputValue> column) {
    if (columns.putIfAbsent(name, column) != null) {
      throw new IllegalArgumentException("output '" + name + "' was set twice");
    }
  }

  private static @Nullable OutputValue array(double @Nullable [] row) {
    return row == null ? null : new OutputValue.Numbers(new int[] {row.length}, row);
  }

  private static @Nullable OutputValue text(@Nullable String text) {
    return text == null ? null : new OutputValue.Text(text);
  }

  private static int size(String name, int[] shape) {
    int size = 1;
    for (int length : shape) {
      if (length < 1) {
        throw new IllegalArgumentException(
            "output '%s': got the shape %s, wanted lengths of at least 1"
                .formatted(name, Arrays.toString(shape)));
      }
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  private void requireLength(String name, int got, long wanted, int... shape) {
    if (got != wanted) {
      throw new IllegalArgumentException(
          "output '%s': got %d values, wanted %d, %s for each of the %d points of the batch"
              .formatted(
                  name,
                  got,
                  wanted,
                  shape.length == 0 ? "one" : "an array of shape " + Arrays.toString(shape),
                  count));
    }
  }
}
