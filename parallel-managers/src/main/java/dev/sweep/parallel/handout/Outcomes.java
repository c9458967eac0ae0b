package dev.sweep.parallel.handout;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.WorkerReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Gathers on the coordinator how the run ended on each rank. */
final class Outcomes {
  private final int rank;
  private final List<Supplier<Outcome>> parts = new ArrayList<>();
  private final CompletableFuture<Boolean> complete = new CompletableFuture<>();
  private int missing;

  /**
   * @param rank of this process
   * @param ranks how many outcomes are to come
   */
  Outcomes(int rank, int ranks) {
    this.rank = rank;
    this.missing = ranks;
  }

  /** Adds the outcome of one rank, which is looked at when all are here. */
  synchronized void add(Supplier<Outcome> outcome) {
    parts.add(outcome);
    missing--;
    if (missing == 0) {
      complete.complete(true);
    }
  }

  /** Adds a failure of this process outside its workers. */
  synchronized void fail(ManagerException failure) {
    Outcome failed = Outcome.failed(rank, failure);
    parts.add(() -> failed);
  }

  /** Completes when the outcome of every rank is here. */
  Future<Boolean> complete() {
    return complete;
  }

  /** Returns the outcome of all, each report as {@code correction} makes it. */
  synchronized Outcome all(UnaryOperator<WorkerReport> correction) {
    List<Outcome> outcomes = parts.stream().map(Supplier::get).toList();
    return new Outcome(
        outcomes.stream()
            .flatMap(outcome -> outcome.reports().stream())
            .sorted(Comparator.comparingInt(WorkerReport::worker))
            .map(correction)
            .toList(),
        outcomes.stream().flatMap(outcome -> outcome.failures().stream()).toList());
  }
}
