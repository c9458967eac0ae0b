package dev.sweep.expression;

import dev.sweep.expression.Allocation.Placed;
import dev.sweep.expression.Variable.Kind;
import java.util.List;

/**
 * A formula fitted to its variables and ready to run. Immutable and safe for use by many threads,
 * each with an evaluator of its own.
 */
public final class Program {
  private final Kind kind;
  private final int variableCount;
  private final List<Placed> code;

  Program(Kind kind, int variableCount, List<Placed> code) {
    this.kind = kind;
    this.variableCount = variableCount;
    this.code = code;
  }

  /** Returns what the result is: {@link Kind#NUMBER}, or {@link Kind#FLAG} coded as 0 and 1. */
  public Kind kind() {
    return kind;
  }

  /** Returns how many input columns there are. */
  public int variableCount() {
    return variableCount;
  }

  /** Returns a new evaluator; make one a thread and keep it. */
  public Evaluator evaluator() {
    return new Evaluator(variableCount, code);
  }
}
