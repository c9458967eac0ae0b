package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.parallel.IndexRanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Collects what happened to points in the parts: who computed them, and why some failed. */
final class PartHistory {
  private final WorkerLedger ledger = new WorkerLedger();
  private final List<PointFailure> failures = new ArrayList<>();
  private int workers;

  /** Returns what is to be added to the numbers of the next part's workers. */
  int workers() {
    return workers;
  }

  WorkerLedger ledger() {
    return ledger;
  }

  List<PointFailure> failures() {
    return failures;
  }

  /** Adds the history of {@code points}, which are taken from {@code part}. */
  void add(Part part, IndexRanges points) throws IOException {
    StoredHistory history = new StoredHistory(part.path(), part.file());
    history.failures().stream().filter(f -> points.contains(f.point())).forEach(failures::add);
    WorkerLedger own = new WorkerLedger();
    history.localResults().forEach(own::add);
    own.retain(points, part.stored().statuses(part.file()));
    int offset = workers;
    for (LocalResult result : own.sums()) {
      workers = Math.max(workers, offset + result.rank() + 1);
      if (!result.points().isEmpty()) {
        ledger.add(result.withRank(offset + result.rank()));
      }
    }
  }
}
