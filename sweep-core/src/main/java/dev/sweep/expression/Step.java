package dev.sweep.expression;

import java.util.List;

/**
 * A step of a formula in postfix order: each takes its operands from the top of a stack and leaves
 * one result there.
 *
 * <p>A list instead of a tree, so that a sum of many thousand terms needs no deep recursion.
 */
sealed interface Step {
  /** Returns the column of the token that caused the step, counted from 1. */
  int column();

  /** A literal number. */
  record Numeral(double value, int column) implements Step {}

  /** {@code true} or {@code false}. */
  record Flag(boolean value, int column) implements Step {}

  /** A literal text. */
  record Text(String value, int column) implements Step {}

  /** A variable or a constant: binding tells. */
  record Name(String name, int column) implements Step {}

  /** An operator with one or two operands. */
  record Operation(Operator operator, int column) implements Step {}

  /** {@code operators.size() + 1} operands, each compared with its neighbour. */
  record Comparison(List<Comparator> operators) implements Step {
    public Comparison {
      operators = List.copyOf(operators);
    }

    @Override
    public int column() {
      return operators.get(0).column();
    }
  }

  /** One comparison of a chain. */
  record Comparator(Operator operator, int column) {}

  /** A function of the last {@code arguments} operands. */
  record Call(Function function, int arguments, int column) implements Step {}

  /** {@code a if c else b}, its operands in the order a, c, b. */
  record Choice(int column) implements Step {}

  /** {@code if(c, a, b)}, its operands in that order. */
  record ChoiceCall(int column) implements Step {}
}
