package dev.sweep.cli;

import dev.sweep.Sweep;
import dev.sweep.config.ModelConfig;
import dev.sweep.plan.PlanSummary;
import dev.sweep.plan.PlanSummary.Row;
import dev.sweep.results.DiskSpace;
import dev.sweep.space.Parameter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows people what a sweep would run: how many points, its parameters, the first points. */
record PlanText(PrintStream out) {
  private static final int FIRST_ROWS = 5;

  /** Prints one sweep after the other. */
  void print(List<Sweep> sweeps) {
    for (Sweep sweep : sweeps) {
      if (sweep != sweeps.getFirst()) {
        out.println();
      }
      print(sweep);
    }
  }

  void print(Sweep sweep) {
    PlanSummary plan = sweep.preview(FIRST_ROWS);
    out.println(
        sweep.config().name() + ": " + count(plan) + " into " + sweep.config().resultsFile());
    out.println("takes about " + DiskSpace.text(sweep.plannedBytes()) + " on disk" + more(sweep));
    if (plan.factors().size() > 1) {
      out.println(product(plan));
    }
    out.println();
    parameters(plan).print(out);
    out.println();
    firstPoints(plan).print(out);
  }

  private static String count(PlanSummary plan) {
    String points = plan.included() + " points";
    if (plan.successes() > 0) {
      return "at most " + points + ", until " + plan.successes() + " have succeeded,";
    }
    if (!plan.exact()) {
      return "at most " + points + " ('where' excludes some, counted while running)";
    }
    long excluded = plan.points() - plan.included();
    return excluded == 0 ? points : points + " (" + excluded + " excluded by 'where')";
  }

  /** Programs and classes may have outputs that nobody knows before they ran. */
  private static String more(Sweep sweep) {
    return switch (sweep.config().model()) {
      case ModelConfig.Expr _ -> "";
      case ModelConfig.Java _, ModelConfig.Command _, ModelConfig.Worker _ ->
          ", and 8 bytes a point for each output that is not named under 'outputs'";
    };
  }

  /** Returns for example {@code 15 points = T 3 x p-k 5}. */
  private static String product(PlanSummary plan) {
    return plan.factors().stream()
        .map(factor -> factor.name() + " " + factor.size())
        .collect(Collectors.joining(" x ", plan.points() + " points = ", ""));
  }

  private static TextTable parameters(PlanSummary plan) {
    TextTable table = new TextTable("parameter", "values", "first", "last", "unit");
    for (PlanSummary.Column column : plan.columns()) {
      Parameter parameter = column.parameter();
      table.add(
          parameter.name(),
          Long.toString(column.count()),
          column.first().toString(),
          column.last().toString(),
          parameter.unit() == null ? "" : parameter.unit());
    }
    return table;
  }

  private static TextTable firstPoints(PlanSummary plan) {
    List<String> head = new ArrayList<>(List.of("point"));
    plan.columns().forEach(column -> head.add(column.parameter().name()));
    TextTable table = new TextTable(head.toArray(String[]::new));
    for (Row row : plan.rows()) {
      List<String> cells = new ArrayList<>(List.of(Long.toString(row.point())));
      row.values().forEach(value -> cells.add(value.toString()));
      table.add(cells.toArray(String[]::new));
    }
    return table;
  }
}
