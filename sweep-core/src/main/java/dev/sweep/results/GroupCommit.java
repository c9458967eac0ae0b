package dev.sweep.results;

import dev.sweep.model.PointFailure;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.run.ResultSink.CommitListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks durable, many at a time, in the one order that is safe at every moment.
 *
 * <ol>
 *   <li>String outputs are appended and brought within the end of the file; then rows refer to
 *       them.
 *   <li>All values written so far are forced to the disk.
 *   <li>Failures and local results go to the journal, which is forced; or a new tree takes them in.
 *   <li>Statuses are written. They are the record: a point whose status is not there is pending.
 *   <li>Listeners hear of it.
 * </ol>
 *
 * <p>Methods exclude each other; values are written by others meanwhile.
 */
final class GroupCommit {
  private final LiveFile file;
  private final SweepColumns columns;
  private final Journal journal;
  private final ProvenanceTexts provenance;
  private final TextStore texts;
  private final TextCellWriter textCells;
  private FailureTable failures;
  private final WorkerLedger ledger;
  private final RunShares shares;
  private volatile Retry retry;
  private final FoldSchedule schedule = new FoldSchedule(System::nanoTime);
  private final StatusCommit statuses;
  private final List<PointFailure> unfolded;
  private final KeptFacts facts;
  private volatile List<Column> outputs;
  private String pendingValues;
  private long sequence;
  private @Nullable String finished;
  private @Nullable String drawn;
  private @Nullable InterpolatedPoints interpolated;

  GroupCommit(Opening opening, Journal journal, RunShares shares) {
    RestoredState state = opening.state();
    this.file = opening.file();
    this.columns = opening.columns();
    this.provenance = opening.provenance();
    this.texts = opening.texts();
    this.textCells = new TextCellWriter(file, texts);
    this.journal = journal;
    this.shares = shares;
    this.failures = state.failures();
    this.unfolded = new ArrayList<>(state.unfolded());
    this.ledger = state.ledger();
    this.sequence = state.sequence();
    this.pendingValues = state.pendingValues();
    this.outputs = columns.outputs();
    this.statuses = new StatusCommit(file, columns.points().status(), opening.counts());
    this.retry = new Retry(IndexRanges.empty(), file.data(), columns.points().attempts());
    this.facts = state.facts();
  }

  void addListener(CommitListener listener) {
    statuses.addListener(listener);
  }

  /** Returns the outputs that have a column; safe to call at any time. */
  List<Column> outputs() {
    return outputs;
  }

  /** Returns how many points have each status, by their last commit; safe to call at any time. */
  StatusCounts counts() {
    return statuses.counts();
  }

  /**
   * Lets {@code failed} points be committed again. They count as pending until then, though the
   * file keeps their status. From here on there is a journal, which a kill leaves behind: so the
   * next run knows that values of failed points may have been written.
   */
  synchronized void retry(IndexRanges failed, StatusCounts retried) throws IOException {
    retry = new Retry(failed, file.data(), columns.points().attempts());
    StatusCounts counts = statuses.counts().minus(retried);
    statuses.setCounts(counts.plus(retried.withoutFailures()));
    journal.append(new JournalEntry(++sequence, List.of(), List.of(), IndexRanges.empty()));
  }

  /** Returns the points that are tried again; safe to call at any time. */
  Retry retry() {
    return retry;
  }

  /** Adds a file from which points are taken; it is in this file when this returns. */
  synchronized void noteReuse(String origin) throws IOException {
    facts.addOrigin(origin);
    fold();
  }

  synchronized String pendingValues() {
    return pendingValues;
  }

  /** Commits {@code batches}, with the journal. */
  synchronized void commit(List<Batch> batches) throws IOException {
    if (!batches.isEmpty()) {
      prepare(batches);
      journal.append(record(batches));
      if (schedule.isDue(unfolded.size(), failures.size(), journal.bytes())) {
        fold();
      }
      statuses.write(batches);
    }
  }

  /** Commits {@code batches} and a tree that has everything, so that no journal is needed. */
  synchronized void commitLast(List<Batch> batches, String pending) throws IOException {
    pendingValues = pending;
    prepare(batches);
    record(batches);
    shares.rest().forEach(ledger::add);
    finished = now();
    fold();
    statuses.write(batches);
    file.trim();
  }

  /**
   * Leaves nothing of the points from {@code draws} on but that they are excluded; the next tree
   * tells that {@code draws} points were drawn.
   */
  synchronized void endSample(long draws) throws IOException {
    new SurplusPoints(file.data(), columns, outputs).exclude(draws);
    StatusColumn column =
        new StatusColumn(file.data(), columns.points().status().address(), columns.design().size());
    unfolded.removeIf(failure -> failure.point() >= draws);
    failures = failures.before(draws);
    ledger.retain(IndexRanges.of(draws), column);
    statuses.setCounts(column.counts());
    drawn = Long.toString(draws);
  }

  /** Lets the next trees have what was interpolated. */
  synchronized void interpolate(InterpolatedPoints points) {
    interpolated = points;
  }

  /** Adds columns; they are in the file when this returns. */
  synchronized void addOutputs(List<Column> added, String pending) throws IOException {
    pendingValues = pending;
    List<Column> all = new ArrayList<>(outputs);
    all.addAll(added);
    outputs = List.copyOf(all);
    fold();
  }

  /**
   * Gives a new file its first tree and its name, {@code path}; or takes in what a killed run left
   * in its journal. From here on rows may refer to the texts of parameters, which were stored when
   * the file was opened.
   */
  synchronized void begin(Path path) throws IOException {
    if (!Files.exists(path)) {
      journal.delete(); // of a file that is no more
      fold();
      file.publish(path);
    } else if (Files.exists(Journal.pathFor(path))) {
      fold();
      journal.delete();
    } else {
      file.coverAppended();
    }
  }

  /** Writes a tree that has everything committed so far; the journal is empty afterwards. */
  synchronized void fold() throws IOException {
    failures.add(unfolded, texts);
    unfolded.clear();
    long start = file.end();
    SweepTree tree =
        new SweepTree(file, columns)
            .describe(provenance.provenance().name(), outputs, sequence, pendingValues)
            .addParameters()
            .addPoints(outputs)
            .addInterpolated(interpolated)
            .addLocalResults(ledger.sums())
            .addFailures(failures)
            .addProvenance(provenance, facts());
    file.commit(tree.tree());
    journal.clear();
    schedule.folded(file.end() - start);
  }

  private List<Provenance.Fact> facts() {
    List<Provenance.Fact> all = facts.all();
    if (finished != null) {
      all.add(new Provenance.Fact("finished", finished));
    }
    if (drawn != null) {
      all.add(new Provenance.Fact(DrawnSample.DRAWS, drawn));
    }
    return all;
  }

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void prepare(List<Batch> batches) throws IOException {
    textCells.write(batches);
    file.data().force(false);
  }

  private JournalEntry record(List<Batch> batches) {
    List<LocalResult> added = shares.of(batches);
    IndexRanges retried = retry.among(added);
    ledger.forget(retried);
    added.forEach(ledger::add);
    List<PointFailure> failed = failuresOf(batches);
    unfolded.addAll(failed);
    return new JournalEntry(++sequence, failed, added, retried);
  }

  private static List<PointFailure> failuresOf(List<Batch> batches) {
    List<PointFailure> all = new ArrayList<>();
    for (Batch batch : batches) {
      all.addAll(batch.failures());
    }
    return all;
  }
}
