package dev.sweep.cli;

import dev.sweep.plan.Filter;
import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Prints every point that would run, streaming, until the reader has had enough. */
record PlanPoints(PrintStream out) {
  private static final int BLOCK = 4096;

  /** Writes a point as text. */
  @FunctionalInterface
  interface Form {
    /** Appends row {@code row} of {@code points}. */
    void append(PointBlock points, int row, StringBuilder text);
  }

  void print(Plan plan, Form form) {
    Filter.@Nullable Tester tester = plan.filter() == null ? null : plan.filter().tester();
    long size = plan.design().size();
    for (long first = 0; first < size && !out.checkError(); first += BLOCK) {
      PointBlock points = PointBlock.of(plan.design(), first, (int) Math.min(BLOCK, size - first));
      out.print(rows(points, tester == null ? null : tester.test(points), form));
    }
  }

  private static StringBuilder rows(PointBlock points, boolean @Nullable [] included, Form form) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < points.count(); row++) {
      if (included == null || included[row]) {
        form.append(points, row, text);
      }
    }
    return text;
  }
}
