package dev.sweep.reuse;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.Status;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what came of points, to be told of other points with the same values. */
record OldOutcomes(ResultsReader old, List<ColumnInfo> outputs) {
  private static final long BLOCK_BYTES = 1 << 24;
  private static final int MOST_ROWS = 8192;

  static OldOutcomes of(ResultsReader old) throws IOException {
    return new OldOutcomes(old, old.outputs());
  }

  /** Returns how many points may come in one block. */
  int blockRows() throws IOException {
    long bytes = 1;
    for (ColumnInfo output : outputs) {
      bytes += old.rowBytes(output.name());
    }
    return Math.clamp(BLOCK_BYTES / bytes, 1, MOST_ROWS);
  }

  /**
   * Returns what came of the points {@code from}, in the given rows of a block; other rows are
   * pending.
   *
   * @param first the number of the block's first point
   * @param count how many points the block has
   */
  Outcomes read(long first, int count, int[] rows, long[] from) throws IOException {
    Outcomes outcomes = new Outcomes(first, count);
    if (old.read("seconds", from) instanceof ColumnValues.Singles seconds
        && old.read("attempts", from) instanceof ColumnValues.Wholes attempts) {
      for (int i = 0; i < rows.length; i++) {
        outcomes.status()[rows[i]] = Status.OK.code();
        outcomes.seconds()[rows[i]] = seconds.values()[i];
        outcomes.attempts()[rows[i]] = (byte) attempts.values()[i];
      }
    }
    for (ColumnInfo output : outputs) {
      OutputColumn column = column(output.name(), count, rows, old.read(output.name(), from));
      if (column != null) {
        outcomes.columns().add(column);
      }
    }
    return outcomes;
  }

  /** Returns null if no point has a value: its column may not even be there otherwise. */
  private @Nullable OutputColumn column(String name, int count, int[] rows, ColumnValues values)
      throws IOException {
    return switch (values) {
      case ColumnValues.Numbers numbers -> numbers(name, count, rows, numbers);
      case ColumnValues.Flags flags -> flags(name, count, rows, flags);
      case ColumnValues.Texts texts -> texts(name, count, rows, texts);
      case ColumnValues.Wholes _, ColumnValues.Singles _ ->
          throw new IllegalArgumentException("no output is stored as " + values);
    };
  }

  private @Nullable OutputColumn numbers(
      String name, int count, int[] rows, ColumnValues.Numbers numbers) throws IOException {
    if (Arrays.stream(numbers.values()).allMatch(Double::isNaN)) {
      return null;
    }
    int[] shape = old.rowShape(name).stream().mapToInt(Math::toIntExact).toArray();
    int width = numbers.width();
    double[] spread = new double[Math.multiplyExact(count, width)];
    Arrays.fill(spread, Double.NaN);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(numbers.values(), i * width, spread, rows[i] * width, width);
    }
    return new OutputColumn.Numbers(name, shape, spread);
  }

  private static @Nullable OutputColumn flags(
      String name, int count, int[] rows, ColumnValues.Flags flags) {
    byte[] spread = new byte[count];
    Arrays.fill(spread, (byte) -1);
    boolean any = false;
    for (int i = 0; i < rows.length; i++) {
      spread[rows[i]] = flags.values()[i];
      any |= flags.values()[i] >= 0;
    }
    return any ? new OutputColumn.Flags(name, spread) : null;
  }

  private static @Nullable OutputColumn texts(
      String name, int count, int[] rows, ColumnValues.Texts texts) {
    String[] spread = new String[count];
    Arrays.fill(spread, "");
    boolean any = false;
    for (int i = 0; i < rows.length; i++) {
      spread[rows[i]] = texts.values()[i];
      any |= !texts.values()[i].isEmpty();
    }
    return any ? new OutputColumn.Texts(name, spread) : null;
  }
}
