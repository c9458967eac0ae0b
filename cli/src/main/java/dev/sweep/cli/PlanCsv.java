package dev.sweep.cli;

import dev.sweep.plan.Filter;
import dev.sweep.plan.Plan;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints every point that would run, as comma-separated values with a header; streaming, until the
 * reader has had enough.
 */
record PlanCsv(PrintStream out) {
  private static final int BLOCK = 4096;

  void print(Plan plan) {
    List<Parameter> parameters = plan.design().parameters();
    StringBuilder head = new StringBuilder("point");
    parameters.forEach(parameter -> head.append(',').append(parameter.name()));
    out.println(head);
    Filter.@Nullable Tester tester = plan.filter() == null ? null : plan.filter().tester();
    for (long first = 0; first < plan.design().size() && !out.checkError(); first += BLOCK) {
      int count = (int) Math.min(BLOCK, plan.design().size() - first);
      PointBlock points = PointBlock.of(plan.design(), first, count);
      out.print(rows(points, tester == null ? null : tester.test(points)));
    }
  }

  private static StringBuilder rows(PointBlock points, boolean @Nullable [] included) {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < points.count(); row++) {
      if (included == null || included[row]) {
        lines.append(points.first() + row);
        for (int i = 0; i < points.parameters().size(); i++) {
          lines.append(',').append(quoted(points.value(row, i).toString()));
        }
        lines.append(System.lineSeparator());
      }
    }
    return lines;
  }

  /** Quotes as RFC 4180 says, where a value needs it. */
  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
