package dev.sweep.analysis;

import dev.sweep.analysis.Comparison.PointSets;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.PointRecord.Cell;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares two results files, point by point and output by output, in memory that does not grow
 * with them: where points must be looked up by their values, a quarter of the heap at most.
 *
 * {@snippet :
 * Comparison found = SweepComparison.of(base, now, new Tolerances(Tolerance.DEFAULT, Map.of()));
 * }
 */
public final class SweepComparison {
  /** At most a quarter of the heap is for finding points; but so many must always fit. */
  private static final int FEWEST_AT_A_TIME = 1 << 20;

  private static final int MOST_AT_A_TIME = 1 << 28;

  private final ResultsReader base;
  private final ResultsReader now;
  private final Tolerances tolerances;
  private final Alignment alignment;
  private final StatusTransitions statuses;

  private SweepComparison(
      ResultsReader base, ResultsReader now, Tolerances tolerances, int pointsAtATime)
      throws IOException {
    this.base = base;
    this.now = now;
    this.tolerances = tolerances;
    this.alignment = new Alignment(base, now, Alignment.commonParameters(base, now), pointsAtATime);
    this.statuses = new StatusTransitions(base, now);
  }

  /**
   * Compares {@code now} with {@code base}. Points are the same if their parameters have the same
   * bits; outputs are compared where the point is ok in both files.
   *
   * @throws IOException if a file cannot be read
   */
  public static Comparison of(ResultsReader base, ResultsReader now, Tolerances tolerances)
      throws IOException {
    return of(base, now, tolerances, pointsAtATime(Runtime.getRuntime().maxMemory()));
  }

  static int pointsAtATime(long heapBytes) {
    long fitting = heapBytes / 4 / PointIndex.BYTES_PER_POINT;
    return Math.clamp(fitting, FEWEST_AT_A_TIME, MOST_AT_A_TIME);
  }

  static Comparison of(
      ResultsReader base, ResultsReader now, Tolerances tolerances, int pointsAtATime)
      throws IOException {
    return new SweepComparison(base, now, tolerances, pointsAtATime).run();
  }

  private Comparison run() throws IOException {
    List<String> before = Alignment.names(base.outputs());
    List<String> after = Alignment.names(now.outputs());
    List<OutputTally> tallies = tallies();
    alignment.run(pairs -> {
      PointPairs ok = statuses.bothOk(pairs);
      if (ok.count() > 0) {
        for (OutputTally tally : tallies) {
          tally.add(ok);
        }
      }
    });
    List<OutputComparison> outputs = new ArrayList<>();
    for (OutputTally tally : tallies) {
      outputs.add(tally.result());
    }
    return new Comparison(
        alignment.inStep(),
        pointSets(),
        statuses.changes(),
        outputs,
        without(before, after),
        without(after, before));
  }

  private List<OutputTally> tallies() throws IOException {
    Map<String, ColumnInfo> others = new HashMap<>();
    for (ColumnInfo output : now.outputs()) {
      others.put(output.name(), output);
    }
    List<OutputTally> tallies = new ArrayList<>();
    for (ColumnInfo output : base.outputs()) {
      ColumnInfo other = others.get(output.name());
      if (other != null) {
        tallies.add(new OutputTally(base, now, output, other, tolerances.of(output.name())));
      }
    }
    return tallies;
  }

  private PointSets pointSets() throws IOException {
    List<ComparedPoint> missing = new ArrayList<>();
    for (long point : alignment.missing().lowest()) {
      List<Cell> cells = ComparedPoint.parameters(base, point);
      missing.add(new ComparedPoint(point, ComparedPoint.NONE, cells));
    }
    List<ComparedPoint> added = new ArrayList<>();
    for (long point : alignment.added().lowest()) {
      List<Cell> cells = ComparedPoint.parameters(now, point);
      added.add(new ComparedPoint(ComparedPoint.NONE, point, cells));
    }
    List<String> before = Alignment.names(base.parameters());
    List<String> after = Alignment.names(now.parameters());
    return new PointSets(
        alignment.matched(),
        alignment.missing().count(),
        missing,
        alignment.added().count(),
        added,
        without(before, after),
        without(after, before));
  }

  private static List<String> without(List<String> names, List<String> others) {
    List<String> left = new ArrayList<>(names);
    left.removeAll(Set.copyOf(others));
    return left;
  }
}
