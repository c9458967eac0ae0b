package dev.sweep.parallel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What one worker executed of the scattered parameters.
 *
 * @param number the worker's number
 * @param indexes which of the scattered parameters it executed, counted from 0
 * @param parameters those parameters, in the order they were scattered in
 * @param results what came of each of them, in the same order
 */
public record LocalResults<P, R>(
    int number, IndexRanges indexes, List<P> parameters, List<Result<R>> results)
    implements Serializable {

  public LocalResults {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  /** Returns the results of all groups in the order in which the parameters were scattered. */
  public static <P, R> List<Result<R>> inOrder(List<LocalResults<P, R>> all) {
    TreeMap<Long, List<Result<R>>> runs = new TreeMap<>();
    all.forEach(group -> group.addRuns(runs));
    List<Result<R>> ordered = new ArrayList<>();
    runs.values().forEach(ordered::addAll);
    return ordered;
  }

  private void addRuns(TreeMap<Long, List<Result<R>>> runs) {
    int from = 0;
    for (IndexRange range : indexes.ranges()) {
      int end = from + Math.toIntExact(range.count());
      runs.put(range.first(), results.subList(from, end));
      from = end;
    }
  }
}
