package dev.sweep.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes what came of single points into the columns of a block, which it makes as needed.
 *
 * <p>Holds the lock of the block's outcomes while it writes, so that another thread can hand on
 * those that are finished.
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
  private final int tries;
  private final Map<String, OutputColumn> columns = new HashMap<>();

  /**
   * @param retries how often a point that failed is tried again
   */
  OutcomeRecorder(Outcomes outcomes, OutputKinds kinds, int retries) {
    this.outcomes = outcomes;
    this.kinds = kinds;
    this.tries = 1 + retries;
  }

  /**
   * Records a try at the point in row {@code row}. A failure counts only when it is the last one.
   *
   * @return whether the point is settled; if not, it is pending and to be tried again
   */
  boolean record(int row, PointResult result, double seconds) {
    return record(row, result, seconds, tries);
  }

  /**
   * As the other, of a point that is given up after {@code mostTries}, or more if so configured.
   */
  boolean record(int row, PointResult result, double seconds, int mostTries) {
    synchronized (outcomes) {
      return recordAlone(row, result, seconds, mostTries);
    }
  }

  private boolean recordAlone(int row, PointResult result, double seconds, int mostTries) {
    PointResult settled = checked(result);
    if (settled instanceof PointResult.BrokenOff) {
      return true;
    }
    int tried = ++outcomes.attempts()[row];
    if (settled instanceof PointResult.Failed && tried < Math.max(tries, mostTries)) {
      return false;
    }
    outcomes.seconds()[row] = (float) seconds;
    switch (settled) {
      case PointResult.Computed computed -> computed(row, computed.outputs().values());
      case PointResult.Failed failed -> failed(row, failed);
      case PointResult.Refused refused -> failed(row, refused.asFailed());
      case PointResult.Hopeless(String reason) ->
          failed(row, new PointResult.Failed(Status.FAILED, "hopeless", reason, ""));
      case PointResult.BrokenOff _ -> {}
    }
    return true;
  }

  /** Returns whether the point in row {@code row} is pending after a try that failed. */
  boolean isToBeRetried(int row) {
    return outcomes.attempts()[row] > 0 && outcomes.statusOf(row) == Status.PENDING;
  }

  /** Returns the result, where a refusal, or outputs of another kind than before, is a failure. */
  private PointResult checked(PointResult result) {
    if (result instanceof PointResult.Refused refused) {
      return refused.asFailed();
    }
    if (!(result instanceof PointResult.Computed computed)) {
      return result;
    }
    Map<String, OutputValue> values = computed.outputs().values();
    try {
      if (!hasRoomFor(values)) {
        return new PointResult.BrokenOff();
      }
      kinds.check(values);
      return result;
    } catch (OutputException mismatch) {
      return PointResult.Failed.ofOutput(mismatch.getMessage(), "");
    }
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
    values.forEach((name, value) -> put(row, name, value));
    outcomes.status()[row] = Status.OK.code();
  }

  private void failed(int row, PointResult.Failed failed) {
    outcomes.status()[row] = failed.status().code();
    outcomes
        .failures()
        .add(
            new PointFailure(
                outcomes.first() + row,
                outcomes.attempts()[row],
                failed.kind(),
                failed.message(),
                failed.log()));
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
