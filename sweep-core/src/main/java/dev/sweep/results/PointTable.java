package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.results.hdf5.ElementType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The points of a results file as rows of one table: number, parameters, outputs, and what the file
 * knows besides. Some points are in memory at a time.
 *
 * <p>What a point does not have is null: outputs unless it is ok; while it is pending, also what is
 * known only when it is done. A number that is NaN stays NaN.
 */
final class PointTable {
  private static final long BLOCK_BYTES = 1 << 22;
  private static final int MOST_ROWS = 8192;

  /** What a string is taken to be, which may be longer. */
  private static final long STRING_BYTES = 256;

  private final ResultsReader results;
  private final List<TableColumn> columns = new ArrayList<>();
  private final int blockRows;

  /**
   * A column.
   *
   * @param from the status from which on a point has a value: any, done, or ok
   * @param shape of a value that is an array; empty otherwise
   */
  record TableColumn(String name, From from, List<Long> shape) {}

  /** Which points have a value. */
  enum From {
    ALL,
    DONE,
    OK;

    boolean includes(Status status) {
      return switch (this) {
        case ALL -> true;
        case DONE -> status != Status.PENDING;
        case OK -> status == Status.OK;
      };
    }
  }

  /** Takes the values of a point, in the order of the columns. */
  interface RowAction {
    void accept(@Nullable Object[] values) throws IOException;
  }

  PointTable(ResultsReader results) throws IOException {
    this.results = results;
    columns.add(new TableColumn("point", From.ALL, List.of()));
    long bytes = 0;
    for (ColumnInfo parameter : results.parameters()) {
      boolean late = results.isKnownOnlyWhenDone(parameter.name());
      columns.add(new TableColumn(parameter.name(), late ? From.DONE : From.ALL, List.of()));
      bytes += bytes(parameter);
    }
    for (ColumnInfo output : results.outputs()) {
      columns.add(new TableColumn(output.name(), From.OK, results.rowShape(output.name())));
      bytes += bytes(output);
    }
    columns.add(new TableColumn("status", From.ALL, List.of()));
    for (String name : List.of("seconds", "attempts", "rank")) {
      columns.add(new TableColumn(name, From.DONE, List.of()));
    }
    this.blockRows = Math.clamp(BLOCK_BYTES / Math.max(1, bytes), 1, MOST_ROWS);
  }

  private long bytes(ColumnInfo column) throws IOException {
    return column.type() == ElementType.TEXT ? STRING_BYTES : results.rowBytes(column.name());
  }

  List<TableColumn> columns() {
    return columns;
  }

  /** Gives every point, or those that are ok, in the order of their numbers. */
  void forEach(boolean okOnly, RowAction action) throws IOException {
    for (long first = 0; first < results.points(); first += blockRows) {
      int count = (int) Math.min(blockRows, results.points() - first);
      byte[] status = new byte[count];
      // Before the values, which may be written meanwhile.
      results.readStatuses(first, count, status);
      if (!okOnly || hasOk(status)) {
        giveBlock(first, status, okOnly, action);
      }
    }
  }

  private static boolean hasOk(byte[] status) {
    for (byte code : status) {
      if (code == Status.OK.code()) {
        return true;
      }
    }
    return false;
  }

  private void giveBlock(long first, byte[] codes, boolean okOnly, RowAction action)
      throws IOException {
    List<ColumnValues> values = new ArrayList<>();
    for (TableColumn column : columns) {
      if (!column.name().equals("point")) {
        values.add(results.read(column.name(), first, codes.length));
      }
    }
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < codes.length; i++) {
      Status status = Status.of(codes[i]);
      if (!okOnly || status == Status.OK) {
        row[0] = first + i;
        for (int column = 1; column < row.length; column++) {
          row[column] = value(columns.get(column), values.get(column - 1), i, status);
        }
        action.accept(row);
      }
    }
  }

  private static @Nullable Object value(
      TableColumn column, ColumnValues values, int row, Status status) {
    if (column.name().equals("status")) {
      return status.name().toLowerCase(Locale.ROOT);
    }
    return column.from().includes(status) ? values.value(row) : null;
  }
}
