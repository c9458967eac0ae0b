package dev.sweep.plan;

import dev.sweep.space.Design;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A look at a plan before it is run.
 *
 * @param points how many points the design has
 * @param included how many of them are to be run: exactly, or at most
 * @param exact whether {@code included} is exact, as it is without a filter and up to a million
 *     points
 * @param rows the first points to be run; perhaps fewer than asked for where a filter excludes
 *     nearly all of the first million points
 */
public record PlanSummary(
    long points, long included, boolean exact, List<Column> columns, List<Row> rows) {

  /**
   * A parameter over all points.
   *
   * @param count how many values are listed: the length of its axis, 1 if it is fixed, and one for
   *     each point otherwise
   */
  public record Column(Parameter parameter, long count, Object first, Object last) {}

  /**
   * A point.
   *
   * @param values one a parameter, each a Double, Long, Boolean or String
   */
  public record Row(long point, List<Object> values) {}

  public PlanSummary {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Looks at {@code plan}, done or not, with its first {@code rows} points. */
  public static PlanSummary of(Plan plan, int rows) {
    PlanScan scan = PlanScan.of(plan, rows);
    long points = plan.design().size();
    return new PlanSummary(
        points,
        scan.complete() ? scan.included() : points,
        scan.complete() || plan.filter() == null,
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
              design.parameters().get(i), count(design, i), first.value(0, i), last.value(0, i)));
    }
    return columns;
  }

  private static long count(Design design, int parameter) {
    return switch (design.placements().get(parameter)) {
      case Placement.Scalar scalar -> 1;
      case Placement.OnAxis(int dimension, var axis) -> axis.size();
      case Placement.PerPoint perPoint -> design.size();
    };
  }
}
