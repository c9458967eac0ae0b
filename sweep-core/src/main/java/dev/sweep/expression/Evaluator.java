package dev.sweep.expression;

import dev.sweep.expression.Allocation.Placed;
import java.util.List;

/**
 * Runs one program over blocks of rows, without allocating anything after it was made.
 *
 * <p>Keep one a thread: it holds scratch space. Each row is computed by the same operations
 * whatever block it is in, so its bits do not depend on how the rows are cut.
 *
 * <p>A block is run in tiles whose scratch columns fit the first-level cache. What depends only on
 * columns that are constant over a tile, such as the slow axes of a grid, is computed once for it.
 */
public final class Evaluator {
  static final int TILE = 512;

  private final int variableCount;
  private final Task[] tasks;

  Evaluator(int variableCount, List<Placed> code) {
    this.variableCount = variableCount;
    int count = code.stream().mapToInt(Placed::target).max().orElseThrow() + 1;
    Register[] registers = new Register[count];
    for (int i = 0; i < count; i++) {
      registers[i] = new Register(TILE);
    }
    tasks = code.stream().map(placed -> Task.of(placed, registers)).toArray(Task[]::new);
  }

  /**
   * Computes rows 0 to {@code count - 1}.
   *
   * @param columns one a variable, in the order they were bound; those the formula uses at least
   *     {@code count} long
   * @param out receives the results; at least {@code count} long; may be one of {@code columns}
   */
  public void evaluate(double[][] columns, int count, double[] out) {
    if (columns.length < variableCount || out.length < count) {
      throw new IllegalArgumentException(
          "got %d columns for %d variables and room for %d results of %d"
              .formatted(columns.length, variableCount, out.length, count));
    }
    for (int from = 0; from < count; from += TILE) {
      evaluateTile(columns, from, Math.min(TILE, count - from), out);
    }
  }

  private void evaluateTile(double[][] columns, int from, int count, double[] out) {
    for (Task task : tasks) {
      task.run(columns, from, count);
    }
    Register result = tasks[tasks.length - 1].target();
    result.fill(count);
    System.arraycopy(result.rows(), 0, out, from, count);
  }
}
