package dev.sweep.results;

import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.model.PointFailure;
import dev.sweep.model.StatusCodes;
import dev.sweep.results.Batch.TextCells;
import dev.sweep.results.hdf5.PositionedFile;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes all of a block but its statuses. Safe for use by many threads. */
final class BlockWriter {
  private static final int PIECE = 1 << 16;

  private final PositionedFile file;
  private final PointColumns pointColumns;
  private final List<ParameterColumn> parameters;
  private final OutputCheck check;

  BlockWriter(
      PositionedFile file,
      PointColumns pointColumns,
      List<ParameterColumn> parameters,
      OutputCheck check) {
    this.file = file;
    this.pointColumns = pointColumns;
    this.parameters = parameters;
    this.check = check;
  }

  /** Writes the rows that are not pending and returns what is left to commit. */
  Batch write(
      int rank, PointBlock points, Outcomes outcomes, double busySeconds, List<Column> columns)
      throws IOException {
    byte[] status = outcomes.status();
    List<PointFailure> failures = List.copyOf(outcomes.failures());
    List<PointFailure> refused = new ArrayList<>();
    for (OutputColumn output : outcomes.columns()) {
      String message = complaint(output, columns);
      if (message != null) {
        status = refused.isEmpty() ? status.clone() : status;
        refused.addAll(OutputCheck.fail(outcomes, output, status, message));
      }
    }
    for (int from = StatusCodes.firstDone(status, 0); from < status.length; ) {
      int to = StatusCodes.firstPending(status, from);
      writeRows(rank, points, outcomes, columns, status, from, to);
      from = StatusCodes.firstDone(status, to);
    }
    refused.addAll(0, failures);
    return new Batch(
        rank, outcomes.first(), status, refused, texts(outcomes, columns), busySeconds);
  }

  private @Nullable String complaint(OutputColumn output, List<Column> columns) {
    Column column = find(columns, output.name());
    return column == null ? check.refusal(output, columns) : OutputCheck.mismatch(column, output);
  }

  private void writeRows(
      int rank,
      PointBlock points,
      Outcomes outcomes,
      List<Column> columns,
      byte[] status,
      int from,
      int to)
      throws IOException {
    long first = outcomes.first();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).isPerPoint()) {
        parameters.get(i).write(first + from, points.columns()[i], from, to);
      }
    }
    for (Column column : columns) {
      OutputColumn values = fitting(outcomes, column);
      OutputWriter.write(file, column, values, first, status, from, to);
    }
    for (int at = from; at < to; at += PIECE) {
      writePointColumns(rank, outcomes, at, Math.min(PIECE, to - at));
    }
  }

  private void writePointColumns(int rank, Outcomes outcomes, int from, int count)
      throws IOException {
    long row = outcomes.first() + from;
    ByteBuffer buffer = TransferBuffer.get();
    buffer.asFloatBuffer().put(outcomes.seconds(), from, count);
    TransferBuffer.write(file, buffer, count * 4, pointColumns.seconds().position(row));
    TransferBuffer.fill(file, bytes(rank), count, pointColumns.rank().position(row));
    buffer.put(outcomes.attempts(), from, count);
    TransferBuffer.write(file, buffer, count, pointColumns.attempts().position(row));
  }

  private static byte[] bytes(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static List<TextCells> texts(Outcomes outcomes, List<Column> columns) {
    List<TextCells> cells = new ArrayList<>();
    for (Column column : columns) {
      if (fitting(outcomes, column) instanceof OutputColumn.Texts texts) {
        cells.add(new TextCells(column, texts.values()));
      }
    }
    return cells;
  }

  /** Returns the values for {@code column}; null if there are none that it can hold. */
  private static @Nullable OutputColumn fitting(Outcomes outcomes, Column column) {
    for (OutputColumn output : outcomes.columns()) {
      if (output.name().equals(column.name())) {
        return OutputCheck.mismatch(column, output) == null ? output : null;
      }
    }
    return null;
  }

  /** Returns the column named {@code name}; null if there is none. */
  static @Nullable Column find(List<Column> columns, String name) {
    for (Column column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }
}
