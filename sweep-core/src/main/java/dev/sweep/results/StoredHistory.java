package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.results.hdf5.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what happened to points so far: from the tree, and from the journal behind it. */
final class StoredHistory {
  private final StoredSweep now;
  private final PositionedFile file;

  /** Reads the tree that {@code file}, at {@code path}, has at this moment. */
  StoredHistory(Path path, PositionedFile file) throws IOException {
    this.now = StoredSweep.read(path);
    this.file = file;
  }

  /** Returns the failures that are committed, those of the tree first. */
  List<PointFailure> failures() throws IOException {
    List<PointFailure> failures = new ArrayList<>();
    ByteBuffer points = now.dataset("failures/point").bytes(file);
    ByteBuffer attempts = now.dataset("failures/attempt").bytes(file);
    List<String> kinds = StoredText.readAll(now, file, "failures/kind");
    List<String> messages = StoredText.readAll(now, file, "failures/message");
    List<String> logs = StoredText.readAll(now, file, "failures/log");
    for (int i = 0; points.hasRemaining(); i++) {
      failures.add(
          new PointFailure(
              points.getLong(), attempts.getInt(), kinds.get(i), messages.get(i), logs.get(i)));
    }
    for (JournalEntry entry : journal()) {
      failures.addAll(entry.failures());
    }
    return failures;
  }

  /** Returns what each worker did, in the order of their numbers. */
  List<LocalResult> localResults() throws IOException {
    WorkerLedger ledger = new WorkerLedger();
    for (StoredWorker worker : now.workers()) {
      ledger.add(RestoredState.localResult(worker, file));
    }
    for (JournalEntry entry : journal()) {
      ledger.forget(entry.retried());
      entry.shares().forEach(ledger::add);
    }
    return ledger.sums();
  }

  private List<JournalEntry> journal() throws IOException {
    List<JournalEntry> entries = new ArrayList<>(Journal.read(now.path()));
    entries.removeIf(entry -> entry.sequence() <= now.journalSequence());
    return entries;
  }
}
