package dev.sweep.run;

import dev.sweep.parallel.WorkerReport;
import java.util.List;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param counts the points that were done in this run, by how they ended
 * @param pending how many points are left to run
 * @param stopped whether it was asked to end, by the caller or by what has come
 * @param earlyEnd why it ended by itself before all points were done; empty if it did not
 * @param seconds how long it took
 * @param workers one report for each worker, in the order of their numbers
 */
public record RunSummary(
    PointCounts counts,
    long pending,
    boolean stopped,
    Optional<EarlyEnd> earlyEnd,
    double seconds,
    List<WorkerReport> workers) {
  public RunSummary {
    workers = List.copyOf(workers);
  }

  static RunSummary of(
      long wanted,
      PointCounts counts,
      boolean stopped,
      Optional<EarlyEnd> earlyEnd,
      double seconds,
      List<WorkerReport> workers) {
    long pending = wanted - counts.total();
    return new RunSummary(
        counts, pending, stopped, earlyEnd.filter(_ -> pending > 0), seconds, workers);
  }
}
