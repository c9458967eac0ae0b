package dev.sweep.analysis;

import dev.sweep.model.Status;
import dev.sweep.results.ColumnValues;
import dev.sweep.results.ResultsException;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Counts which statuses pairs of points have, and says which pairs are ok on both sides. */
final class StatusTransitions {
  private final ResultsReader base;
  private final ResultsReader now;
  private final Transition[][] transitions =
      new Transition[Status.values().length][Status.values().length];

  StatusTransitions(ResultsReader base, ResultsReader now) {
    this.base = base;
    this.now = now;
    for (Transition[] row : transitions) {
      Arrays.setAll(row, i -> new Transition());
    }
  }

  /** Counts {@code pairs} and returns those whose outputs can be compared: both are ok. */
  PointPairs bothOk(PointPairs pairs) throws IOException {
    long[] before = statuses(base, pairs.base());
    long[] after = statuses(now, pairs.now());
    int[] ok = new int[pairs.count()];
    int count = 0;
    for (int i = 0; i < before.length; i++) {
      if (before[i] != after[i]) {
        transitions[(int) before[i]][(int) after[i]].add(pairs.base()[i], pairs.now()[i]);
      } else if (before[i] == Status.OK.code()) {
        ok[count++] = i;
      }
    }
    return count == pairs.count() ? pairs : pairs.at(Arrays.copyOf(ok, count));
  }

  private static long[] statuses(ResultsReader results, long[] points) throws IOException {
    long[] codes = ((ColumnValues.Wholes) results.read("status", points)).values();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= Status.values().length) {
        throw new ResultsException(
            "point %d of sweep %s has the status %d, which there is not: the file is damaged"
                .formatted(points[i], results.name(), codes[i]));
      }
    }
    return codes;
  }

  /** Returns the changes, the most frequent first. */
  List<StatusChange> changes() throws IOException {
    List<StatusChange> changes = new ArrayList<>();
    for (Status from : Status.values()) {
      for (Status to : Status.values()) {
        Transition transition = transitions[from.code()][to.code()];
        if (transition.count > 0) {
          changes.add(new StatusChange(from, to, transition.count, points(from, transition)));
        }
      }
    }
    changes.sort(Comparator.comparingLong(change -> -change.count()));
    return changes;
  }

  /** A pending point may not know its values: then the other one does. */
  private List<ComparedPoint> points(Status from, Transition transition) throws IOException {
    List<ComparedPoint> points = new ArrayList<>();
    for (long[] pair : transition.first) {
      points.add(
          new ComparedPoint(
              pair[0],
              pair[1],
              from == Status.PENDING
                  ? ComparedPoint.parameters(now, pair[1])
                  : ComparedPoint.parameters(base, pair[0])));
    }
    return points;
  }

  private static final class Transition {
    private final List<long[]> first = new ArrayList<>();
    private long count;

    void add(long base, long now) {
      count++;
      if (first.size() < PointSample.KEPT) {
        first.add(new long[] {base, now});
      }
    }
  }
}
