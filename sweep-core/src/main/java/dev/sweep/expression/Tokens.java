package dev.sweep.expression;

import dev.sweep.expression.Token.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of a formula as the parser walks along them, and how deep it is nested there. */
final class Tokens {
  static final int MAX_DEPTH = 200;

  private final Lexer lexer;
  private Token current;
  private int depth;

  Tokens(String text) throws ExpressionException {
    lexer = new Lexer(text);
    current = lexer.next();
  }

  Token current() {
    return current;
  }

  /** Tells whether the current token is that operator, bracket or keyword. */
  boolean at(String wanted) {
    return current.is(wanted);
  }

  /** Returns which of {@code operators} the current token is; null if none. */
  @Nullable Operator operator(Map<String, Operator> operators) {
    return current.kind() == Kind.SYMBOL ? operators.get(current.text()) : null;
  }

  /** Returns the current token and goes on to the next. */
  Token take() throws ExpressionException {
    Token taken = current;
    current = lexer.next();
    return taken;
  }

  /** Takes the token {@code wanted}, or else tells what {@code expected} and {@code hint} say. */
  void expect(String wanted, String expected, String hint) throws ExpressionException {
    if (!at(wanted)) {
      throw fault(expected, hint);
    }
    take();
  }

  /** Goes one level down; each level costs the parser some frames of the thread's stack. */
  void enter() throws ExpressionException {
    if (++depth > MAX_DEPTH) {
      throw new ExpressionException(
          current.column(), "nested too deeply: at most " + MAX_DEPTH + " levels");
    }
  }

  void leave() {
    depth--;
  }

  ExpressionException fault(String expected) {
    return fault(expected, "");
  }

  ExpressionException fault(String expected, String hint) {
    return new ExpressionException(
        current.column(), "expected " + expected + ", got " + current.described() + hint);
  }
}
