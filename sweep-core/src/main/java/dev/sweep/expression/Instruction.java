package dev.sweep.expression;

import java.util.List;

/** One computation of a program. It gives a column; equal instructions give equal columns. */
sealed interface Instruction {

  /** Reads the input column {@code variable}. */
  record Load(int variable) implements Instruction {}

  /** Gives {@code value} in every row. */
  record Constant(double value) implements Instruction {}

  /** Computes from columns given by earlier instructions, which {@code operands} number. */
  record Apply(Kernel kernel, List<Integer> operands) implements Instruction {
    public Apply {
      operands = List.copyOf(operands);
    }
  }

  /** Returns the numbers of the instructions whose columns this one reads. */
  default List<Integer> sources() {
    return this instanceof Apply apply ? apply.operands() : List.of();
  }
}
