package dev.sweep.config;

import java.math.BigInteger;
import java.util.Locale;

/**
 * What a scalar stands for by the core schema of YAML 1.2 (section 10.3.2): {@code no}, {@code on}
 * and {@code 1:30} are text, {@code 1e5} is a number. What is quoted is always text.
 */
enum ScalarType {
  NULL,
  BOOLEAN,
  INTEGER,
  FLOAT,
  TEXT;

  static ScalarType of(Node.Scalar scalar) {
    return scalar.style() == Node.Style.PLAIN ? ofPlain(scalar.text()) : TEXT;
  }

  private static ScalarType ofPlain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOLEAN;
      default -> canBeginNumber(text.charAt(0)) ? numberOrText(text) : TEXT;
    };
  }

  private static boolean canBeginNumber(char c) {
    return isDigit(c) || c == '.' || c == '-' || c == '+';
  }

  private static ScalarType numberOrText(String text) {
    if (isInteger(text)) {
      return INTEGER;
    }
    return isFloat(text) || isSpecial(text) ? FLOAT : TEXT;
  }

  private static boolean isInteger(String text) {
    if (text.startsWith("0x") || text.startsWith("0o")) {
      return text.length() > 2 && allDigits(text, text.charAt(1) == 'x' ? 16 : 8);
    }
    int start = afterSign(text, 0);
    return start < text.length() && digits(text, start) == text.length();
  }

  private static boolean allDigits(String text, int radix) {
    for (int i = 2; i < text.length(); i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code [-+]? ( . [0-9]+ | [0-9]+ ( . [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?}. */
  private static boolean isFloat(String text) {
    int start = afterSign(text, 0);
    int point = digits(text, start);
    int end = point;
    if (point < text.length() && text.charAt(point) == '.') {
      end = digits(text, point + 1);
    }
    boolean hasDigits = point > start || end > point + 1;
    return hasDigits && (end == text.length() || isExponent(text, end));
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int start = afterSign(text, at + 1);
    return start < text.length() && digits(text, start) == text.length();
  }

  private static boolean isSpecial(String text) {
    return switch (text.substring(afterSign(text, 0))) {
      case ".inf", ".Inf", ".INF" -> true;
      case ".nan", ".NaN", ".NAN" -> text.charAt(0) == '.';
      default -> false;
    };
  }

  private static int afterSign(String text, int at) {
    boolean sign = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return sign ? at + 1 : at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the number that {@code scalar}, an INTEGER or FLOAT, stands for; may be infinite. */
  static double number(Node.Scalar scalar) {
    String text = scalar.text();
    if (of(scalar) == INTEGER) {
      return integer(scalar).doubleValue();
    }
    return isSpecial(text) ? special(text) : Double.parseDouble(text);
  }

  /** Returns the whole number that {@code scalar}, an INTEGER, stands for. */
  static BigInteger integer(Node.Scalar scalar) {
    String text = scalar.text();
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  private static double special(String text) {
    if (text.toLowerCase(Locale.ROOT).endsWith("nan")) {
      return Double.NaN;
    }
    return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
