package dev.sweep.expression;

import dev.sweep.expression.Variable.Kind;
import java.util.List;

/**
 * A part of a formula that has been bound.
 *
 * @param instruction the number of the instruction that gives its column
 * @param texts what the codes of a text stand for; a literal is a text of one; empty otherwise
 * @param column where it begins in the formula, counted from 1
 */
record Operand(Kind kind, int instruction, List<String> texts, int column) {

  Operand(Kind kind, int instruction, int column) {
    this(kind, instruction, List.of(), column);
  }

  /** Refuses any kind but {@code wanted}, on behalf of {@code user}. */
  void require(Kind wanted, String user) throws ExpressionException {
    if (kind != wanted) {
      throw new ExpressionException(
          column,
          "%s wants %s, got %s%s"
              .formatted(user, described(wanted), described(kind), hint(wanted)));
    }
  }

  private String hint(Kind wanted) {
    return wanted == Kind.NUMBER && kind == Kind.FLAG ? "; write if(..., 1, 0)" : "";
  }

  static String described(Kind kind) {
    return switch (kind) {
      case NUMBER -> "a number";
      case FLAG -> "true or false";
      case TEXT -> "a text";
    };
  }
}
