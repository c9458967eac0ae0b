package dev.sweep.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as texts. */
public final class CsvRows {
  private CsvRows() {}

  /**
   * Returns the cells of each line of {@code text} that is not blank.
   *
   * @param name where it comes from, for messages
   * @throws IOException if it is malformed, with the place
   */
  public static List<List<String>> of(String text, String name) throws IOException {
    CsvReader reader = new CsvReader(new StringReader(text), name);
    List<List<String>> rows = new ArrayList<>();
    List<Node.Scalar> row;
    while ((row = reader.row()) != null) {
      rows.add(row.stream().map(Node.Scalar::text).toList());
    }
    return rows;
  }
}
