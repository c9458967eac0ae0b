package dev.sweep.expression;

import dev.sweep.expression.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a formula into tokens, one at a time, so that the leftmost fault is the one reported. */
final class Lexer {
  static final Set<String> KEYWORDS = Set.of("and", "or", "not", "if", "else", "true", "false");

  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");

  /** Longer symbols first. */
  private static final List<String> SYMBOLS =
      List.of("**", "<=", ">=", "==", "!=", "+", "-", "*", "/", "%", "^", "<", ">", "(", ")", ",");

  /** What users of other languages write. */
  private static final Map<String, String> FOREIGN =
      Map.of("=", "==", "&", "and", "|", "or", "!", "not", "~", "not", "?", "a if c else b");

  private final String text;
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  /** Returns the next token; at the end {@link Kind#END}, as often as asked. */
  Token next() throws ExpressionException {
    skipSpace();
    if (at == text.length()) {
      return new Token(Kind.END, "", at + 1);
    }
    char first = text.charAt(at);
    if (isDigit(first)
        || (first == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
      return number();
    }
    if (first == '\'' || first == '"') {
      return quoted(first);
    }
    return Character.isJavaIdentifierStart(first) && first != '$' ? name() : symbol();
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Token number() throws ExpressionException {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new IllegalStateException("no number at column " + (at + 1));
    }
    Token token = token(Kind.NUMBER, matcher.end());
    if (Double.isInfinite(Double.parseDouble(token.text()))) {
      throw new ExpressionException(
          token.column(), "number " + token.text() + " is too large; the largest is 1.797e308");
    }
    return token;
  }

  private Token quoted(char quote) throws ExpressionException {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new ExpressionException(at + 1, "text without its closing " + quote);
    }
    Token token = new Token(Kind.TEXT, text.substring(at + 1, end), at + 1);
    at = end + 1;
    return token;
  }

  private Token name() {
    int end = at + 1;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean reserved = KEYWORDS.contains(text.substring(at, end));
    return token(reserved ? Kind.KEYWORD : Kind.NAME, end);
  }

  private static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) && c != '$' && !Character.isIdentifierIgnorable(c);
  }

  private Token symbol() throws ExpressionException {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        return token(Kind.SYMBOL, at + symbol.length());
      }
    }
    String strange = Character.toString(text.codePointAt(at));
    String meant = FOREIGN.get(strange);
    throw new ExpressionException(
        at + 1,
        "unexpected character '%s'%s"
            .formatted(strange, meant == null ? "" : "; did you mean '" + meant + "'?"));
  }

  private Token token(Kind kind, int end) {
    Token token = new Token(kind, text.substring(at, end), at + 1);
    at = end;
    return token;
  }
}
