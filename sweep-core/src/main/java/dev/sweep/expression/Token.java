package dev.sweep.expression;

/**
 * A word of a formula.
 *
 * @param text as written; of a {@link Kind#TEXT} without its quotes
 * @param column of its first character, counted from 1
 */
record Token(Kind kind, String text, int column) {

  enum Kind {
    NUMBER,
    TEXT,
    NAME,
    KEYWORD,
    SYMBOL,
    END
  }

  /** Tells whether this is the operator, bracket or keyword {@code wanted}. */
  boolean is(String wanted) {
    return (kind == Kind.SYMBOL || kind == Kind.KEYWORD) && text.equals(wanted);
  }

  /** Returns how messages name this token. */
  String described() {
    return kind == Kind.END ? "the end of the formula" : "'" + text + "'";
  }
}
