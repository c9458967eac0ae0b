package dev.sweep.analysis;

import java.util.Comparator;
import java.util.List;

/**
 * How a results file differs from another, its base.
 *
 * @param inStep whether the points came in the same order in both; else they were looked up
 * @param points how the sets of points differ
 * @param statusChanges points that did not end as they did in the base, the most frequent first
 * @param outputs the outputs that both files have, in the order of the base
 * @param outputsOnlyInBase names, in the order of the file
 * @param outputsOnlyInNew names, in the order of the file
 */
public record Comparison(
    boolean inStep,
    PointSets points,
    List<StatusChange> statusChanges,
    List<OutputComparison> outputs,
    List<String> outputsOnlyInBase,
    List<String> outputsOnlyInNew) {

  public Comparison {
    statusChanges = List.copyOf(statusChanges);
    outputs = List.copyOf(outputs);
    outputsOnlyInBase = List.copyOf(outputsOnlyInBase);
    outputsOnlyInNew = List.copyOf(outputsOnlyInNew);
  }

  /**
   * How two sets of points differ.
   *
   * @param matched how many points both files have
   * @param missing how many only the base has
   * @param firstMissing the first few of these
   * @param added how many only the new file has
   * @param firstAdded the first few of these
   * @param parametersOnlyInBase names; points were told apart by the parameters of both files
   * @param parametersOnlyInNew names
   */
  public record PointSets(
      long matched,
      long missing,
      List<ComparedPoint> firstMissing,
      long added,
      List<ComparedPoint> firstAdded,
      List<String> parametersOnlyInBase,
      List<String> parametersOnlyInNew) {

    public PointSets {
      firstMissing = List.copyOf(firstMissing);
      firstAdded = List.copyOf(firstAdded);
      parametersOnlyInBase = List.copyOf(parametersOnlyInBase);
      parametersOnlyInNew = List.copyOf(parametersOnlyInNew);
    }

    /** Returns whether both files have the same points. */
    public boolean same() {
      return missing == 0
          && added == 0
          && parametersOnlyInBase.isEmpty()
          && parametersOnlyInNew.isEmpty();
    }
  }

  /** Returns whether nothing differs by more than its tolerance. */
  public boolean same() {
    return points.same()
        && statusChanges.isEmpty()
        && outputsOnlyInBase.isEmpty()
        && outputsOnlyInNew.isEmpty()
        && outputs.stream().allMatch(OutputComparison::same);
  }

  /** Returns at how many points a status changed. */
  public long changedStatuses() {
    return statusChanges.stream().mapToLong(StatusChange::count).sum();
  }

  /** Returns the worst differences of all outputs, worst first, as far as they were kept. */
  public List<OutputDifference> worst() {
    return outputs.stream()
        .flatMap(o -> o.worst().stream().map(d -> new OutputDifference(o.output(), d)))
        .sorted(Comparator.comparing(OutputDifference::difference, ValueDifference.WORST_FIRST))
        .toList();
  }

  /** A difference and the output it is in. */
  public record OutputDifference(String output, ValueDifference difference) {}
}
