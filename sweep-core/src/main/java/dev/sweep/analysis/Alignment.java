package dev.sweep.analysis;

import dev.sweep.model.Status;
import dev.sweep.results.ColumnInfo;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the points of two files that have the same parameter values.
 *
 * <p>Where the points come in the same order, as in two runs of one configuration, both files are
 * walked in step. Else points are looked up by a hash of their values. That takes several passes
 * over the parameters, each for the points with hashes of one part, so that memory does not grow
 * with the files. Of several points with the same values the first belongs to the first, the second
 * to the second.
 *
 * <p>A pending point may not know its values yet: walked in step it belongs to whatever has its
 * number, else it is left out.
 */
final class Alignment {
  private static final int BLOCK = 1 << 14;

  private final ResultsReader base;
  private final ResultsReader now;
  private final List<String> parameters;
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
    this.base = base;
    this.now = now;
    this.parameters = parameters;
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
    if (base.points() != now.points()) {
      return false;
    }
    boolean same = true;
    for (long first = 0; same && first < base.points(); first += BLOCK) {
      int count = (int) Math.min(BLOCK, base.points() - first);
      boolean[] unknownHere = unknown(base, first, count);
      boolean[] unknownThere = unknown(now, first, count);
      PointKeys here = PointKeys.read(base, parameters, first, count);
      PointKeys there = PointKeys.read(now, parameters, first, count);
      for (int row = 0; same && row < count; row++) {
        same = unknownHere[row] || unknownThere[row] || here.sameAs(there, row);
      }
    }
    return same;
  }

  /** Returns which points are pending and do not know their values therefore. */
  private boolean[] unknown(ResultsReader results, long first, int count) throws IOException {
    boolean[] unknown = new boolean[count];
    boolean known = true;
    for (String parameter : parameters) {
      known &= !results.isKnownOnlyWhenDone(parameter);
    }
    if (!known && results.read("status", first, count) instanceof ColumnValues.Wholes status) {
      for (int row = 0; row < count; row++) {
        unknown[row] = status.values()[row] == Status.PENDING.code();
      }
    }
    return unknown;
  }

  private void walk(PointPairs.Action action) throws IOException {
    for (long first = 0; first < base.points(); first += BLOCK) {
      long[] points = new long[(int) Math.min(BLOCK, base.points() - first)];
      for (int i = 0; i < points.length; i++) {
        points[i] = first + i;
      }
      matched += points.length;
      action.accept(new PointPairs(points, points));
    }
  }

  private void lookUp(PointPairs.Action action) throws IOException {
    int parts = Math.toIntExact(Math.ceilDiv(base.points(), pointsAtATime));
    for (int part = 0; part < Math.max(1, parts); part++) {
      PointIndex index = new PointIndex((int) Math.min(base.points(), pointsAtATime));
      Part wanted = new Part(part, Math.max(1, parts));
      forEachIn(wanted, base, index::add, () -> {});
      Pairing pairing = new Pairing(index, action);
      forEachIn(wanted, now, pairing::find, pairing::flush);
      index.forEachLeft(missing::add);
    }
  }

  private void forEachIn(Part part, ResultsReader results, Visitor visitor, Flush endOfBlock)
      throws IOException {
    PointKeys.Hash hash = new PointKeys.Hash();
    for (long first = 0; first < results.points(); first += BLOCK) {
      int count = (int) Math.min(BLOCK, results.points() - first);
      boolean[] unknown = unknown(results, first, count);
      PointKeys keys = PointKeys.read(results, parameters, first, count);
      for (int row = 0; row < count; row++) {
        keys.hash(row, hash);
        if (!unknown[row] && part.has(hash)) {
          visitor.visit(hash, first + row);
        }
      }
      endOfBlock.run();
    }
  }

  /** The points whose hashes are of one of {@code of} parts. */
  private record Part(int number, int of) {
    boolean has(PointKeys.Hash hash) {
      return Long.remainderUnsigned(hash.high(), of) == number;
    }
  }

  private interface Visitor {
    void visit(PointKeys.Hash hash, long point);
  }

  private interface Flush {
    void run() throws IOException;
  }

  /** Looks for the partners of one block's points. */
  private final class Pairing {
    private final PointIndex index;
    private final PointPairs.Action action;
    private final long[] fromBase = new long[BLOCK];
    private final long[] fromNow = new long[BLOCK];
    private int count;

    Pairing(PointIndex index, PointPairs.Action action) {
      this.index = index;
      this.action = action;
    }

    void find(PointKeys.Hash hash, long point) {
      long partner = index.take(hash);
      if (partner == PointIndex.NONE) {
        added.add(point);
      } else {
        fromBase[count] = partner;
        fromNow[count++] = point;
      }
    }

    void flush() throws IOException {
      if (count > 0) {
        matched += count;
        action.accept(
            new PointPairs(Arrays.copyOf(fromBase, count), Arrays.copyOf(fromNow, count)));
        count = 0;
      }
    }
  }
}
