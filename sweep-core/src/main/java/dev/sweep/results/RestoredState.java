package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.HeapReference;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What earlier runs left in a file, apart from values: of the tree and of the journal behind it.
 *
 * @param unfolded failures that only the journal has
 */
record RestoredState(
    FailureTable failures,
    List<PointFailure> unfolded,
    WorkerLedger ledger,
    long sequence,
    String pendingValues,
    KeptFacts facts) {

  /** Returns the state of a new file. */
  static RestoredState none(String pendingValues) {
    return new RestoredState(
        new FailureTable(), List.of(), new WorkerLedger(), 0, pendingValues, KeptFacts.none());
  }

  /** Reads the state of a file that nobody writes; what is not of a done point is dropped. */
  static RestoredState read(StoredSweep stored, PositionedFile file, IndexRanges done)
      throws IOException {
    FailureTable failures = new FailureTable();
    readFailures(stored, file, done, failures);
    WorkerLedger ledger = new WorkerLedger();
    for (StoredWorker worker : stored.workers()) {
      ledger.add(localResult(worker, file));
    }
    List<PointFailure> unfolded = new ArrayList<>();
    long sequence = stored.journalSequence();
    boolean retried = false;
    for (JournalEntry entry : Journal.read(stored.path())) {
      if (entry.sequence() > sequence) {
        sequence = entry.sequence();
        retried |= !entry.retried().isEmpty();
        ledger.forget(entry.retried());
        entry.shares().forEach(ledger::add);
        entry.failures().stream().filter(f -> done.contains(f.point())).forEach(unfolded::add);
      }
    }
    ledger.retain(done, stored.statuses(file));
    if (retried) {
      ledger.recount(stored.statuses(file));
    }
    return new RestoredState(
        failures, unfolded, ledger, sequence, stored.pendingValues(), KeptFacts.of(stored.facts()));
  }

  /** Reads a worker's ranges. */
  static LocalResult localResult(StoredWorker worker, PositionedFile file) throws IOException {
    ByteBuffer first = worker.first().bytes(file);
    ByteBuffer count = worker.count().bytes(file);
    IndexRanges.Builder points = IndexRanges.builder();
    while (first.hasRemaining()) {
      points.add(new IndexRange(first.getLong(), count.getLong()));
    }
    LocalResult sums = worker.sums();
    return sums.withPoints(points.build(), sums.ok(), sums.failed());
  }

  private static void readFailures(
      StoredSweep stored, PositionedFile file, IndexRanges done, FailureTable into)
      throws IOException {
    ByteBuffer points = stored.dataset("failures/point").bytes(file);
    ByteBuffer attempts = stored.dataset("failures/attempt").bytes(file);
    ByteBuffer kinds = stored.dataset("failures/kind").bytes(file);
    ByteBuffer messages = stored.dataset("failures/message").bytes(file);
    ByteBuffer logs = stored.dataset("failures/log").bytes(file);
    while (points.hasRemaining()) {
      long point = points.getLong();
      int attempt = attempts.getInt();
      List<HeapReference> texts =
          List.of(
              HeapReference.from(kinds), HeapReference.from(messages), HeapReference.from(logs));
      if (done.contains(point)) {
        into.add(point, attempt, texts);
      }
    }
  }
}
