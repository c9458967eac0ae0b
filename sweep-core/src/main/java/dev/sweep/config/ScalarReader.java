package dev.sweep.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads scalars as texts and numbers, noting what does not fit. */
record ScalarReader(Faults faults) {
  /** The whole numbers up to here, and down to its negative, are exact as doubles. */
  static final long LARGEST_WHOLE = 1L << 53;

  /** Returns any single value as the text it is written with; null after noting a fault. */
  @Nullable String text(Node node, String what) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      return scalar.text();
    }
    refused(node, what, "a text");
    return null;
  }

  /** Returns a finite number; null after noting a fault. */
  @Nullable Double number(Node node, String what) {
    if (!(node instanceof Node.Scalar scalar) || !isNumber(scalar)) {
      refused(node, what, "a number");
      return null;
    }
    double number = ScalarType.number(scalar);
    if (!Double.isFinite(number)) {
      refused(node, what, "a finite number");
      return null;
    }
    if (scalar.type() == ScalarType.INTEGER && !isExact(scalar)) {
      refused(node, what, "at most 2^53 in magnitude to be exact (or written as 1e20)");
      return null;
    }
    return number;
  }

  /** Returns true or false; null after noting a fault. */
  @Nullable Boolean flag(Node node, String what) {
    if (node instanceof Node.Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
      return Character.toLowerCase(scalar.text().charAt(0)) == 't';
    }
    refused(node, what, "true or false");
    return null;
  }

  /** Returns a whole number, such as {@code 1000} or {@code 1e3}; null after noting a fault. */
  @Nullable Long whole(Node node, String what, long least) {
    String wanted = "a whole number of at least " + least;
    if (!(node instanceof Node.Scalar scalar) || !isNumber(scalar)) {
      refused(node, what, wanted);
      return null;
    }
    double number = ScalarType.number(scalar);
    if (number != Math.rint(number) || !isExact(scalar) || number < least) {
      refused(node, what, number >= LARGEST_WHOLE ? "at most 2^53" : wanted);
      return null;
    }
    return (long) number;
  }

  /** Returns a whole number of 64 bits; null after noting a fault. */
  @Nullable Long anyLong(Node node, String what) {
    if (!(node instanceof Node.Scalar scalar)
        || !isNumber(scalar)
        || !Double.isFinite(ScalarType.number(scalar))
        || Math.abs(ScalarType.number(scalar)) > 1e19) {
      refused(node, what, "a whole number of 64 bits");
      return null;
    }
    try {
      return scalar.type() == ScalarType.INTEGER
          ? (Long) ScalarType.integer(scalar).longValueExact()
          : (Long) new BigDecimal(scalar.text()).longValueExact();
    } catch (ArithmeticException | NumberFormatException _) {
      refused(node, what, "a whole number of 64 bits");
      return null;
    }
  }

  private static boolean isExact(Node.Scalar scalar) {
    return scalar.type() == ScalarType.INTEGER
        ? ScalarType.integer(scalar).abs().compareTo(BigInteger.valueOf(LARGEST_WHOLE)) <= 0
        : Math.abs(ScalarType.number(scalar)) <= LARGEST_WHOLE;
  }

  private static boolean isNumber(Node.Scalar scalar) {
    ScalarType type = scalar.type();
    return type == ScalarType.INTEGER || type == ScalarType.FLOAT;
  }

  private void refused(Node node, String what, String wanted) {
    faults.add(node.position(), what + " must be " + wanted + ", not " + node.described());
  }
}
