package dev.sweep.expression;

import dev.sweep.expression.Variable.Kind;

/** An operator: how it is written, what it takes and gives, and its kernel. */
@SuppressWarnings("ImmutableEnumChecker") // kernels hold no state
enum Operator {
  ADD("+", Kind.NUMBER, Arithmetic.ADD),
  SUBTRACT("-", Kind.NUMBER, Arithmetic.SUBTRACT),
  MULTIPLY("*", Kind.NUMBER, Arithmetic.MULTIPLY),
  DIVIDE("/", Kind.NUMBER, Arithmetic.DIVIDE),
  MODULO("%", Kind.NUMBER, Arithmetic.MODULO),
  POWER("^", Kind.NUMBER, Arithmetic.POWER),
  NEGATE("-", Kind.NUMBER, Arithmetic.NEGATE),
  PLUS("+", Kind.NUMBER, Arithmetic.SAME),
  AND("and", Kind.FLAG, Logic.AND),
  OR("or", Kind.FLAG, Logic.OR),
  NOT("not", Kind.FLAG, Logic.NOT),
  LESS("<", Kind.NUMBER, Logic.LESS),
  LESS_OR_EQUAL("<=", Kind.NUMBER, Logic.LESS_OR_EQUAL),
  GREATER(">", Kind.NUMBER, Logic.GREATER),
  GREATER_OR_EQUAL(">=", Kind.NUMBER, Logic.GREATER_OR_EQUAL),
  EQUAL("==", Kind.NUMBER, Logic.EQUAL),
  NOT_EQUAL("!=", Kind.NUMBER, Logic.NOT_EQUAL);

  private final String symbol;
  private final Kind operands;
  private final Kernel kernel;

  Operator(String symbol, Kind operands, Kernel kernel) {
    this.symbol = symbol;
    this.operands = operands;
    this.kernel = kernel;
  }

  String symbol() {
    return symbol;
  }

  /** Returns the kind of its operands, and of its result unless it compares. */
  Kind operands() {
    return operands;
  }

  Kernel kernel() {
    return kernel;
  }

  boolean isUnary() {
    return this == NEGATE || this == PLUS || this == NOT;
  }

  /** Tells whether it compares flags and texts as well as numbers. */
  boolean isEquality() {
    return this == EQUAL || this == NOT_EQUAL;
  }
}
