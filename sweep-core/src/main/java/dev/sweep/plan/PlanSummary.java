package dev.sweep.plan;

import dev.sweep.config.SweepConfig;
import dev.sweep.sampling.FactorCounts;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A look at a plan before it is run.
 *
 * @param points how many points the design has
 * @param included how many of them are to be run: exactly, or at most
 * @param exact whether {@code included} is exact, as it is up to a million points or without a
 *     filter, but not where enough successes end the run
 * @param factors what multiplies to {@code points}, slowest first
 * @param successes after how many points that succeed the run ends; 0 if it runs all
 * @param rows the first points to be run; perhaps fewer than asked for where a filter excludes
 *     nearly all of the first million points
 */
public record PlanSummary(
    long points,
    long included,
    boolean exact,
    List<Dimension> factors,
    long successes,
    List<Column> columns,
    List<Row> rows) {

  /**
   * A parameter over all points.
   *
   * @param count how many values it has: the length of its axis, of a dimension of several
   *     parameters its different values, 1 if it is fixed, and one for each point otherwise
   */
  public record Column(Parameter parameter, long count, Object first, Object last) {}

  /**
   * A point.
   *
   * @param values one a parameter, each a Double, Long, Boolean or String
   */
  public record Row(long point, List<Object> values) {}

  public PlanSummary {
    factors = List.copyOf(factors);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Looks at {@code plan} of {@code config}, done or not, with its first {@code rows} points. */
  public static PlanSummary of(SweepConfig config, Plan plan, int rows) {
    long successes = config.sampling().details().successes();
    PlanScan scan = PlanScan.of(plan, rows);
    long points = plan.design().size();
    return new PlanSummary(
        points,
        scan.complete() ? scan.included() : points,
        successes == 0 && (scan.complete() || plan.filter() == null),
        FactorCounts.of(config, plan.design()),
        successes,
        columns(plan.design()),
        scan.rows());
  }

  private static List<Column> columns(Design design) {
    PointBlock first = PointBlock.of(design, 0, 1);
    PointBlock last = PointBlock.of(design, design.size() - 1, 1);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < design.parameters().size(); i++) {
      columns.add(
          new Column(
              design.parameters().get(i),
              ValueCounts.of(design, i),
              first.value(0, i),
              last.value(0, i)));
    }
    return columns;
  }
}
