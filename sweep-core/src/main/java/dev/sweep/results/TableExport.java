package dev.sweep.results;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the points of a results file as a table, streaming. Columns are {@code point}, the
 * parameters, the outputs, {@code status}, {@code seconds}, {@code attempts} and {@code rank}.
 *
 * {@snippet :
 * TableExport.write(results, TableExport.Format.CSV, true, out);
 * }
 */
public final class TableExport {

  private TableExport() {}

  /** How to write it. */
  public enum Format {
    /**
     * Comma-separated values as in RFC 4180, with a header and lines that end with LF. A missing
     * value, NaN and the empty string are empty; an array has a column for each element.
     */
    CSV,
    /**
     * JSON Lines: an object for each point. A missing value or NaN is null; an infinite number is
     * the string {@code Infinity} or {@code -Infinity}; an array is one.
     */
    JSONL
  }

  /**
   * Writes all points, or those that are ok, in the order of their numbers. Numbers have the fewest
   * digits that give the same bits when they are read.
   *
   * @param out flushed, not closed
   * @throws IOException if the file cannot be read, or {@code out} cannot be written
   */
  public static void write(ResultsReader results, Format format, boolean okOnly, OutputStream out)
      throws IOException {
    PointTable table = new PointTable(results);
    switch (format) {
      case CSV -> {
        CsvTable csv = new CsvTable(table.columns(), out);
        table.forEach(okOnly, csv::write);
        csv.finish();
      }
      case JSONL -> {
        JsonTable json = new JsonTable(table.columns(), out);
        table.forEach(okOnly, json::write);
        json.finish();
      }
    }
  }
}
