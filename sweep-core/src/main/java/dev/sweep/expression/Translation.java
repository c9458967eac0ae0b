package dev.sweep.expression;

import java.util.List;

/**
 * Turns the codes of one text variable into those of another.
 *
 * @param codes for each code the other variable's code of the same text; -1 where it has none
 */
record Translation(List<Integer> codes) implements Kernel {
  Translation {
    codes = List.copyOf(codes);
  }

  static Translation between(List<String> from, List<String> to) {
    return new Translation(from.stream().map(to::indexOf).toList());
  }

  @Override
  public void apply(double[][] operands, double[] out, int count) {
    double[] from = operands[0];
    for (int i = 0; i < count; i++) {
      out[i] = codes.get((int) from[i]);
    }
  }
}
