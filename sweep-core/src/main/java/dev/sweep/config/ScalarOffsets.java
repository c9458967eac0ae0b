package dev.sweep.config;

/** Finds the place in the file of a character of a scalar's text. */
final class ScalarOffsets {
  private ScalarOffsets() {}

  /** Returns the place of character {@code offset}; the scalar's own where lines were folded. */
  static Position position(Node.Scalar scalar, int offset) {
    if (scalar.raw().isEmpty()) {
      return scalar.position();
    }
    int shift =
        switch (scalar.style()) {
          case PLAIN -> offset;
          case SINGLE_QUOTED -> afterDoubledQuotes(scalar.raw(), offset);
          case DOUBLE_QUOTED -> afterEscapes(scalar.raw(), offset);
          case BLOCK -> 0;
        };
    Position start = scalar.position();
    int end = Math.min(shift, scalar.raw().length());
    int columns = scalar.raw().codePointCount(0, end);
    return new Position(start.source(), start.line(), start.column() + columns);
  }

  private static int afterDoubledQuotes(String raw, int offset) {
    int at = 1;
    for (int i = 0; i < offset && at < raw.length(); i++) {
      at += raw.charAt(at) == '\'' ? 2 : 1;
    }
    return at;
  }

  private static int afterEscapes(String raw, int offset) {
    int at = 1;
    for (int i = 0; i < offset && at < raw.length(); i++) {
      at += raw.charAt(at) == '\\' ? escapeLength(raw.charAt(at + 1)) : 1;
    }
    return at;
  }

  private static int escapeLength(char kind) {
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }
}
