package dev.sweep.expression;

/**
 * One operation on whole columns.
 *
 * <p>Row {@code i} of the result depends on row {@code i} of the operands alone, so that {@code
 * out} may be one of the operands and the bits do not depend on how rows are cut into blocks.
 */
interface Kernel {
  /** Computes rows 0 to {@code count - 1} of {@code out}. */
  void apply(double[][] operands, double[] out, int count);
}
