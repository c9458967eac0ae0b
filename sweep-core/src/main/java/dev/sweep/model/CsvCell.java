package dev.sweep.model;

import dev.sweep.config.CsvRows;
import dev.sweep.config.OutputConfig;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds one cell of a table in comma-separated values. */
final class CsvCell {
  private CsvCell() {}

  /**
   * Returns the cell that {@code wanted} names: a number, else a text; null if it is empty.
   *
   * @throws OutputException if {@code source} is no table, or has no such column or row
   */
  static @Nullable Object find(String output, OutputConfig.Reader.Csv wanted, OutputSource source)
      throws OutputException {
    List<List<String>> rows = rows(output, source);
    List<String> heads = rows.isEmpty() ? List.of() : rows.getFirst();
    int column = heads.indexOf(wanted.column());
    if (column < 0) {
      throw missing(
          output,
          "%s has no column '%s', but: %s"
              .formatted(source.name(), wanted.column(), String.join(", ", heads)));
    }
    int count = rows.size() - 1;
    long row = wanted.row() < 0 ? count + wanted.row() : wanted.row();
    if (row < 0 || row >= count) {
      throw missing(
          output, "%s has no row %d, but %d rows".formatted(source.name(), wanted.row(), count));
    }
    return value(output, rows.get(1 + (int) row), column, source);
  }

  private static List<List<String>> rows(String output, OutputSource source)
      throws OutputException {
    try {
      return CsvRows.of(source.text(), source.name());
    } catch (IOException broken) {
      throw missing(output, String.valueOf(broken.getMessage()));
    }
  }

  private static @Nullable Object value(
      String output, List<String> row, int column, OutputSource source) throws OutputException {
    if (column >= row.size()) {
      throw missing(
          output,
          "a row of %s has %d cells, wanted at least %d"
              .formatted(source.name(), row.size(), column + 1));
    }
    String cell = row.get(column);
    Number number = PrintedNumber.parseOrNull(cell);
    if (number != null) {
      return number;
    }
    return cell.isEmpty() ? null : cell;
  }

  private static OutputException missing(String output, String why) {
    return new OutputException("no output '%s': %s".formatted(output, why));
  }
}
