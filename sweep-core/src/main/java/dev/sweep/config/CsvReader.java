package dev.sweep.config;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values as RFC 4180 has them: cells in quotes may hold commas, line ends and
 * doubled quotes. Blank lines are skipped, and blanks round a cell without quotes.
 */
final class CsvReader {
  private static final int END = -1;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Reader in;
  private final String source;
  private int ahead;
  private int line = 1;
  private int column = 1;

  /**
   * @param in buffered
   * @param source its name for messages
   */
  CsvReader(Reader in, String source) throws IOException {
    this.in = in;
    this.source = source;
    this.ahead = in.read();
    if (ahead == BYTE_ORDER_MARK) {
      this.ahead = in.read();
    }
  }

  /**
   * Returns the next line's cells, at least one, as scalars; null at the end.
   *
   * @throws IOException if a quote is left open, too
   */
  @Nullable List<Node.Scalar> row() throws IOException {
    while (peek() != END) {
      List<Node.Scalar> cells = cells();
      if (cells.size() > 1 || !isMissing(cells.getFirst())) {
        return cells;
      }
    }
    return null;
  }

  /** Returns whether nothing was written, not even quotes. */
  static boolean isMissing(Node.Scalar cell) {
    return cell.style() == Node.Style.PLAIN && cell.text().isEmpty();
  }

  private List<Node.Scalar> cells() throws IOException {
    List<Node.Scalar> cells = new ArrayList<>();
    cells.add(cell());
    while (peek() == ',') {
      next();
      cells.add(cell());
    }
    next();
    return cells;
  }

  private Node.Scalar cell() throws IOException {
    skipBlanks();
    Position position = new Position(source, line, column);
    boolean quoted = peek() == '"';
    String text = quoted ? quoted(position) : plain();
    skipBlanks();
    if (peek() != ',' && peek() != '\n' && peek() != '\r' && peek() != END) {
      throw new IOException(
          new Position(source, line, column) + ": a comma must follow the quoted text");
    }
    Node.Style style = quoted ? Node.Style.DOUBLE_QUOTED : Node.Style.PLAIN;
    return new Node.Scalar(position, text, style, "");
  }

  private void skipBlanks() throws IOException {
    while (peek() == ' ' || peek() == '\t') {
      next();
    }
  }

  private String plain() throws IOException {
    StringBuilder text = new StringBuilder();
    while (peek() != ',' && peek() != '\n' && peek() != '\r' && peek() != END) {
      text.append((char) next());
    }
    return text.toString().strip();
  }

  private String quoted(Position start) throws IOException {
    StringBuilder text = new StringBuilder();
    next();
    while (true) {
      int c = next();
      if (c == END) {
        throw new IOException(start + ": the quote that begins here is never closed");
      }
      if (c == '"' && peek() != '"') {
        return text.toString();
      }
      if (c == '"') {
        next();
      }
      text.append((char) c);
    }
  }

  private int peek() {
    return ahead;
  }

  private int next() throws IOException {
    int c = ahead;
    ahead = in.read();
    boolean lineEnd = c == '\n' || (c == '\r' && ahead != '\n');
    line += lineEnd ? 1 : 0;
    column = lineEnd ? 1 : column + 1;
    return c;
  }
}
