package dev.sweep.analysis;

import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the points of two files that have the same parameter values.
 *
 * <p>Where the points come in the same order, as in two runs of one configuration, both files are
 * walked in step. Else points are looked up by a hash of their values ({@link PointLookup}), in
 * memory that is bounded too. Of several points with the same values the first belongs to the
 * first, the second to the second.
 *
 * <p>A pending point may not know its values yet: walked in step it belongs to whatever has its
 * number, else it is left out.
 */
final class Alignment {
  private static final int BLOCK = 1 << 14;

  private final KnownPoints base;
  private final KnownPoints now;
  private final int pointsAtATime;
  private final PointSample missing = new PointSample();
  private final PointSample added = new PointSample();
  private long matched;
  private boolean inStep;

  /**
   * @param parameters what points are told apart by: names that both files have
   * @param pointsAtATime how many points of the base may be in memory
   */
  Alignment(ResultsReader base, ResultsReader now, List<String> parameters, int pointsAtATime) {
    this.base = new KnownPoints(base, parameters);
    this.now = new KnownPoints(now, parameters);
    this.pointsAtATime = pointsAtATime;
  }

  /** Returns the parameters that both files have, in the order of the base. */
  static List<String> commonParameters(ResultsReader base, ResultsReader now) throws IOException {
    List<String> common = new ArrayList<>(names(base.parameters()));
    common.retainAll(names(now.parameters()));
    return common;
  }

  static List<String> names(List<ColumnInfo> columns) {
    return columns.stream().map(ColumnInfo::name).toList();
  }

  /** Gives all pairs to {@code action}. */
  void run(PointPairs.Action action) throws IOException {
    inStep = pointsAreInStep();
    if (inStep) {
      walk(action);
    } else {
      lookUp(action);
    }
  }

  /** Returns whether the points of both files came in the same order. */
  boolean inStep() {
    return inStep;
  }

  /** Returns how many points were found in both files. */
  long matched() {
    return matched;
  }

  /** Returns the points that only the base has. */
  PointSample missing() {
    return missing;
  }

  /** Returns the points that only the new file has. */
  PointSample added() {
    return added;
  }

  private boolean pointsAreInStep() throws IOException {
    if (base.size() != now.size()) {
      return false;
    }
    boolean same = true;
    for (long first = 0; same && first < base.size(); first += BLOCK) {
      int count = (int) Math.min(BLOCK, base.size() - first);
      boolean[] unknownHere = base.unknown(first, count);
      boolean[] unknownThere = now.unknown(first, count);
      PointKeys here = base.keys(first, count);
      PointKeys there = now.keys(first, count);
      for (int row = 0; same && row < count; row++) {
        same = unknownHere[row] || unknownThere[row] || here.sameAs(there, row);
      }
    }
    return same;
  }

  private void walk(PointPairs.Action action) throws IOException {
    for (long first = 0; first < base.size(); first += BLOCK) {
      long[] points = new long[(int) Math.min(BLOCK, base.size() - first)];
      for (int i = 0; i < points.length; i++) {
        points[i] = first + i;
      }
      matched += points.length;
      action.accept(new PointPairs(points, points));
    }
  }

  private void lookUp(PointPairs.Action action) throws IOException {
    PairBatch pairs = new PairBatch(action);
    new PointLookup(base, now, pointsAtATime).run(pairs, missing, added);
    matched = pairs.added();
  }
}
