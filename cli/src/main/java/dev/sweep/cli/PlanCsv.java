package dev.sweep.cli;

import dev.sweep.plan.Plan;
import dev.sweep.space.PointBlock;
import java.io.PrintStream;

/** Prints every point that would run, as comma-separated values with a header. */
record PlanCsv(PrintStream out) {

  void print(Plan plan) {
    StringBuilder head = new StringBuilder("point");
    plan.design()
        .parameters()
        .forEach(parameter -> head.append(',').append(quoted(parameter.name())));
    out.println(head);
    new PlanPoints(out).print(plan, PlanCsv::append);
  }

  private static void append(PointBlock points, int row, StringBuilder text) {
    text.append(points.first() + row);
    for (int i = 0; i < points.parameters().size(); i++) {
      text.append(',').append(quoted(points.value(row, i).toString()));
    }
    text.append(System.lineSeparator());
  }

  /** Quotes as RFC 4180 says, where a value needs it. */
  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
