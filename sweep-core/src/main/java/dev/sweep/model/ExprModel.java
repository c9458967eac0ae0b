package dev.sweep.model;

import dev.sweep.expression.Evaluator;
import dev.sweep.expression.Program;
import dev.sweep.space.PointBlock;
import java.util.Arrays;
import java.util.List;

/**
 * Evaluates formulas on whole columns.
 *
 * <p>Every point that is evaluated is ok: NaN and infinity are values like any other. A condition
 * gives 1 where it is true and 0 where it is false.
 */
final class ExprModel implements BlockModel {
  private final List<OutputProgram> programs;
  private final List<Evaluator> evaluators;

  ExprModel(List<OutputProgram> programs) {
    this.programs = programs;
    this.evaluators = programs.stream().map(output -> output.program().evaluator()).toList();
  }

  /** An output and what computes it from the parameters and the outputs before it. */
  record OutputProgram(String name, Program program) {}

  @Override
  public void evaluate(PointBlock points, Outcomes outcomes, StopSignal stop) {
    if (stop.stopRequested()) {
      return;
    }
    long start = System.nanoTime();
    double[][] results = evaluate(points);
    markOk(outcomes);
    for (int i = 0; i < results.length; i++) {
      blank(results[i], outcomes);
      outcomes
          .columns()
          .add(new OutputColumn.Numbers(programs.get(i).name(), new int[0], results[i]));
    }
    spreadTime(outcomes, (System.nanoTime() - start) * 1e-9);
  }

  private double[][] evaluate(PointBlock points) {
    int parameters = points.parameters().size();
    int count = points.count();
    double[][] columns = Arrays.copyOf(points.columns(), parameters + programs.size());
    for (int i = 0; i < programs.size(); i++) {
      columns[parameters + i] = new double[count];
      evaluators.get(i).evaluate(columns, count, columns[parameters + i]);
    }
    return Arrays.copyOfRange(columns, parameters, columns.length);
  }

  private static void markOk(Outcomes outcomes) {
    byte[] status = outcomes.status();
    for (int from = StatusCodes.firstPending(status, 0); from < status.length; ) {
      int to = StatusCodes.firstDone(status, from);
      Arrays.fill(status, from, to, Status.OK.code());
      Arrays.fill(outcomes.attempts(), from, to, (byte) 1);
      from = StatusCodes.firstPending(status, to);
    }
  }

  private static void blank(double[] values, Outcomes outcomes) {
    byte[] status = outcomes.status();
    if (StatusCodes.allOk(status, 0, status.length)) {
      return;
    }
    for (int row = 0; row < status.length; row++) {
      if (!StatusCodes.isOk(status, row)) {
        values[row] = Double.NaN;
      }
    }
  }

  private static void spreadTime(Outcomes outcomes, double seconds) {
    float each = (float) (seconds / outcomes.count());
    Arrays.fill(outcomes.seconds(), each);
    byte[] status = outcomes.status();
    if (StatusCodes.allOk(status, 0, status.length)) {
      return;
    }
    for (int row = 0; row < status.length; row++) {
      if (!StatusCodes.isOk(status, row)) {
        outcomes.seconds()[row] = 0;
      }
    }
  }
}
