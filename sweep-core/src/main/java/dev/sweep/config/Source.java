package dev.sweep.config;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * A text of YAML and where it comes from.
 *
 * @param name what positions begin with
 * @param before how many characters stand before it in its first line, and are not YAML
 */
record Source(String name, int before, String text) {

  /** Returns the place of its first character. */
  Position start() {
    return new Position(name, 1, before + 1);
  }

  /** Returns the place that SnakeYAML counts from 0. */
  Position position(Mark mark) {
    int column = mark.getColumn() + (mark.getLine() == 0 ? before : 0);
    return new Position(name, mark.getLine() + 1, column + 1);
  }

  /** Returns the scalar that {@code event} tells of, with its raw characters if in one line. */
  Node.Scalar scalar(ScalarEvent event) {
    Mark start = event.getStartMark();
    Mark end = event.getEndMark();
    Node.Style style = style(event.getScalarStyle());
    boolean oneLine = style != Node.Style.BLOCK && start.getLine() == end.getLine();
    String raw = oneLine ? raw(event, style) : "";
    return new Node.Scalar(position(start), event.getValue(), style, raw);
  }

  private static Node.Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> Node.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> Node.Style.DOUBLE_QUOTED;
      case LITERAL, FOLDED -> Node.Style.BLOCK;
      default -> Node.Style.PLAIN;
    };
  }

  /** Marks count code points; without an escape, the raw characters follow from the value. */
  private String raw(ScalarEvent event, Node.Style style) {
    String value = event.getValue();
    int length = event.getEndMark().getIndex() - event.getStartMark().getIndex();
    return switch (style) {
      case PLAIN -> value;
      case SINGLE_QUOTED -> "'" + value.replace("'", "''") + "'";
      case DOUBLE_QUOTED ->
          length == value.codePointCount(0, value.length()) + 2
              ? '"' + value + '"'
              : slice(event.getStartMark().getIndex(), length);
      case BLOCK -> "";
    };
  }

  private String slice(int start, int length) {
    int from = text.offsetByCodePoints(0, start);
    return text.substring(from, text.offsetByCodePoints(from, length));
  }
}
