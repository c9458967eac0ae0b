package dev.sweep.expression;

/** A formula that cannot be read or does not fit its variables. */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1;

  private final int column;

  /**
   * @param column where in the formula's text, counted from 1
   */
  public ExpressionException(int column, String message) {
    super(message);
    this.column = column;
  }

  /** Returns where in the formula's text the fault is, counted from 1. */
  public int column() {
    return column;
  }
}
