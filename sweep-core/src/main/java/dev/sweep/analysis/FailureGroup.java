package dev.sweep.analysis;

import dev.sweep.model.PointFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Failures with one cause: the same kind, and messages that differ in their numbers alone, exit
 * codes apart.
 *
 * @param failures at least one, in order of their points
 */
public record FailureGroup(List<PointFailure> failures) {

  public FailureGroup {
    failures = failures.stream().sorted(Comparator.comparingLong(PointFailure::point)).toList();
  }

  /** Groups failures by cause, the largest group first. */
  public static List<FailureGroup> of(List<PointFailure> failures) {
    Map<String, List<PointFailure>> byCause = new LinkedHashMap<>();
    for (PointFailure failure : failures) {
      byCause.computeIfAbsent(failure.cause(), _ -> new ArrayList<>()).add(failure);
    }
    return byCause.values().stream()
        .map(FailureGroup::new)
        .sorted(Comparator.comparingInt((FailureGroup group) -> -group.failures().size()))
        .toList();
  }

  /** Returns the failure of the lowest point, which stands for all. */
  public PointFailure first() {
    return failures.getFirst();
  }
}
