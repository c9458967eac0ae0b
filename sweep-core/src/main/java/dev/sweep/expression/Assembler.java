package dev.sweep.expression;

import dev.sweep.expression.Instruction.Apply;
import dev.sweep.expression.Instruction.Constant;
import dev.sweep.expression.Instruction.Load;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the instructions of a program, each but once, and computes beforehand what depends on
 * constants alone.
 */
final class Assembler {
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Instruction, Integer> numbers = new HashMap<>();

  int load(int variable) {
    return number(new Load(variable));
  }

  int constant(double value) {
    return number(new Constant(value));
  }

  /** Returns the number of the instruction that applies {@code kernel} to earlier ones. */
  int apply(Kernel kernel, List<Integer> operands) {
    if (operands.stream().allMatch(this::isConstant)) {
      return constant(computed(kernel, operands));
    }
    if (kernel == Arithmetic.POWER && isSquare(operands.get(1))) {
      return apply(Arithmetic.SQUARE, operands.subList(0, 1));
    }
    return number(new Apply(kernel, operands));
  }

  boolean isConstant(int number) {
    return instructions.get(number) instanceof Constant;
  }

  List<Instruction> instructions() {
    return List.copyOf(instructions);
  }

  private boolean isSquare(int exponent) {
    return instructions.get(exponent) instanceof Constant(double value) && value == 2;
  }

  private double computed(Kernel kernel, List<Integer> operands) {
    double[][] columns = new double[operands.size()][1];
    for (int i = 0; i < columns.length; i++) {
      columns[i][0] = ((Constant) instructions.get(operands.get(i))).value();
    }
    double[] result = new double[1];
    kernel.apply(columns, result, 1);
    return result[0];
  }

  private int number(Instruction instruction) {
    Integer known = numbers.putIfAbsent(instruction, instructions.size());
    if (known != null) {
      return known;
    }
    instructions.add(instruction);
    return instructions.size() - 1;
  }
}
