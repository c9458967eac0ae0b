package dev.sweep.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes what came of single points into the columns of a block, which it makes as needed.
 *
 * <p>A column has room for the whole block. Where an array turns up for the first time in a block
 * that is too large for such arrays, its point stays pending: it is computed once more, as the
 * first of a smaller block.
 */
final class OutcomeRecorder {
  private static final byte MISSING_FLAG = -1;
  private static final long LARGEST_COLUMN = 1L << 23;

  private final Outcomes outcomes;
  private final OutputKinds kinds;
  private final Map<String, OutputColumn> columns = new HashMap<>();

  OutcomeRecorder(Outcomes outcomes, OutputKinds kinds) {
    this.outcomes = outcomes;
    this.kinds = kinds;
  }

  /** Records the first attempt at the point in row {@code row}. */
  void record(int row, PointResult result, double seconds) {
    switch (result) {
      case PointResult.Computed computed when !hasRoomFor(computed.outputs().values()) -> {
        return;
      }
      case PointResult.Computed computed -> computed(row, computed.outputs().values());
      case PointResult.Failed failed -> failed(row, failed);
      case PointResult.BrokenOff _ -> {
        return;
      }
    }
    outcomes.seconds()[row] = (float) seconds;
    outcomes.attempts()[row] = 1;
  }

  private boolean hasRoomFor(Map<String, OutputValue> values) {
    return outcomes.count() == 1
        || values.entrySet().stream()
            .allMatch(entry -> columns.containsKey(entry.getKey()) || fits(entry.getValue()));
  }

  private boolean fits(OutputValue value) {
    return !(value instanceof OutputValue.Numbers numbers)
        || (long) outcomes.count() * numbers.values().length <= LARGEST_COLUMN;
  }

  private void computed(int row, Map<String, OutputValue> values) {
    try {
      kinds.check(values);
    } catch (OutputException mismatch) {
      failed(row, PointResult.Failed.ofOutput(mismatch.getMessage(), ""));
      return;
    }
    values.forEach((name, value) -> put(row, name, value));
    outcomes.status()[row] = Status.OK.code();
  }

  private void failed(int row, PointResult.Failed failed) {
    outcomes.status()[row] = failed.status().code();
    outcomes
        .failures()
        .add(
            new PointFailure(
                outcomes.first() + row, 1, failed.kind(), failed.message(), failed.log()));
  }

  private void put(int row, String name, OutputValue value) {
    OutputColumn column = columns.computeIfAbsent(name, _ -> newColumn(name, value));
    switch (column) {
      case OutputColumn.Numbers(_, _, double[] target) -> {
        double[] source = ((OutputValue.Numbers) value).values();
        System.arraycopy(source, 0, target, row * source.length, source.length);
      }
      case OutputColumn.Flags(_, byte[] target) ->
          target[row] = (byte) (((OutputValue.Flag) value).value() ? 1 : 0);
      case OutputColumn.Texts(_, String[] target) ->
          target[row] = ((OutputValue.Text) value).value();
    }
  }

  private OutputColumn newColumn(String name, OutputValue value) {
    int rows = outcomes.count();
    OutputColumn column =
        switch (value) {
          case OutputValue.Numbers(int[] shape, double[] values) ->
              new OutputColumn.Numbers(name, shape, filled(new double[rows * values.length]));
          case OutputValue.Flag _ -> new OutputColumn.Flags(name, filled(new byte[rows]));
          case OutputValue.Text _ -> new OutputColumn.Texts(name, filled(new String[rows]));
        };
    outcomes.columns().add(column);
    return column;
  }

  private static double[] filled(double[] values) {
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static byte[] filled(byte[] values) {
    Arrays.fill(values, MISSING_FLAG);
    return values;
  }

  private static String[] filled(String[] values) {
    Arrays.fill(values, "");
    return values;
  }
}
