package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks whether a point that two parts have is the same in both. */
final class OverlapCheck {
  private static final long BLOCK_BYTES = 1 << 20;
  private static final int MOST_ROWS = 1024;

  private final Part before;
  private final Part part;

  /**
   * @param before a part that gave points already
   */
  OverlapCheck(Part before, Part part) {
    this.before = before;
    this.part = part;
  }

  /**
   * Checks the given points, which both parts have.
   *
   * @param outputs all that any part has
   * @throws ResultsException naming the first point that is not the same
   */
  void check(IndexRanges points, List<Column> outputs) throws IOException {
    List<String> columns = new ArrayList<>(List.of("status"));
    columns.addAll(before.stored().parameters());
    outputs.forEach(output -> columns.add(output.name()));
    for (IndexRange range : points.ranges()) {
      for (String column : columns) {
        check(range, column);
      }
    }
  }

  private void check(IndexRange range, String column) throws IOException {
    ColumnReader here = before.reader(column);
    ColumnReader there = part.reader(column);
    if (here == null && there == null) {
      return;
    }
    ColumnReader one = here == null ? Objects.requireNonNull(there) : here;
    long rowBytes = Math.max(1, one.column().bytes(1));
    int rows = Math.clamp(BLOCK_BYTES / rowBytes, 1, MOST_ROWS);
    for (long first = range.first(); first < range.end(); first += rows) {
      int count = (int) Math.min(rows, range.end() - first);
      check(
          first,
          count,
          column,
          here == null ? null : here.read(first, count),
          there == null ? null : there.read(first, count));
    }
  }

  private void check(
      long first,
      int count,
      String column,
      @Nullable ColumnValues here,
      @Nullable ColumnValues there)
      throws ResultsException {
    for (int row = 0; row < count; row++) {
      Object one = valueOrMissing(here, row);
      Object other = valueOrMissing(there, row);
      if (!Objects.deepEquals(one, other)) {
        throw new ResultsException(
            "point %d is not the same in %s and %s: %s is %s in the one and %s in the other"
                .formatted(
                    first + row,
                    before.path(),
                    part.path(),
                    column,
                    text(column, one),
                    text(column, other)));
      }
    }
  }

  /** An output that a part does not have at all is missing, as one that is NaN or empty. */
  private static @Nullable Object valueOrMissing(@Nullable ColumnValues values, int row) {
    Object value = values == null ? null : values.value(row);
    return switch (value) {
      case Double number when number.isNaN() -> null;
      case String text when text.isEmpty() -> null;
      case double[] array when Arrays.stream(array).allMatch(Double::isNaN) -> null;
      case null, default -> value;
    };
  }

  private static String text(String column, @Nullable Object value) {
    return switch (value) {
      case null -> "missing";
      case Long code when column.equals("status") ->
          Status.of(code.byteValue()).name().toLowerCase(Locale.ROOT);
      case double[] array -> Arrays.toString(array);
      default -> value.toString();
    };
  }
}
