package dev.sweep.results;

import dev.sweep.model.BlockModel.OutputDeclaration;
import dev.sweep.model.Outcomes;
import dev.sweep.model.OutputColumn;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.ElementType;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.run.ResultSink;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The HDF5 file of one sweep, written while it runs and valid at every moment.
 *
 * <p>Open one per run, in try-with-resources; until it is closed nobody else can write the file.
 * Blocks are written in place by the threads that bring them, and committed in groups by a thread
 * of this class: {@code GroupCommit} says how. The layout is in {@code docs/results-format.md}.
 *
 * {@snippet :
 * try (ResultsFile results = ResultsFile.create(path, design, outputs, provenance)) {
 *   results.onCommit(progress);
 *   runner.run(plan, results);
 * }
 * }
 */
public final class ResultsFile implements ResultSink, AutoCloseable {
  private static final long SHORTEST_INTERVAL_MILLIS = 150;
  private static final long LONGEST_INTERVAL_MILLIS = 1000;

  private final Path path;
  private final LockFile lock;
  private final LiveFile file;
  private final SweepColumns columns;
  private final Journal journal;
  private final RunShares shares = new RunShares();
  private final GroupCommit commits;
  private final OutputCheck check;
  private final BlockWriter writer;
  private final IndexRanges done;
  private final StatusCounts countsAtOpening;
  private final BatchQueue queue = new BatchQueue();
  private final AtomicLong taken = new AtomicLong();

  /** Held shared while a block is written, alone while columns are added. */
  private final ReadWriteLock structure = new ReentrantReadWriteLock();

  private final Thread committer;
  private boolean closed;

  private ResultsFile(Opening opening, LockFile lock) {
    this.path = opening.path();
    this.lock = lock;
    this.file = opening.file();
    this.columns = opening.columns();
    this.journal = Journal.of(path);
    this.commits = new GroupCommit(opening, journal, shares);
    this.check = new OutputCheck(reservedNames(columns.design()));
    this.writer = new BlockWriter(file.data(), columns.points(), columns.parameters(), check);
    this.done = opening.done();
    this.countsAtOpening = opening.counts();
    this.committer =
        Thread.ofPlatform().daemon().name("sweep-commit").unstarted(this::commitUntilClosed);
  }

  /**
   * Makes a file in which every point is pending; it is there, whole, when this returns.
   *
   * @param outputs those known beforehand; others are added when a block brings them
   * @throws ResultsException if there is a file already, another process is writing it, or there is
   *     not enough space
   */
  public static ResultsFile create(
      Path path, Design design, List<OutputDeclaration> outputs, Provenance provenance)
      throws ResultsException {
    return open(path, () -> Opening.create(path, design, outputs, provenance));
  }

  /**
   * Opens a file to carry on with it; what a killed run left in its journal is taken in.
   *
   * @throws OtherSweepException if the stored fingerprint is not the one of {@code provenance};
   *     nothing was changed
   * @throws ResultsException if the file is not one of sweep's, or another process is writing it
   */
  public static ResultsFile openForResume(Path path, Design design, Provenance provenance)
      throws ResultsException {
    return open(path, () -> Opening.resume(path, design, provenance));
  }

  /**
   * Moves a file out of the way, to its name with the first free number appended, such as {@code
   * heat.h5.1}, and returns that name.
   *
   * @throws ResultsException if another process is writing it, or it cannot be moved
   */
  @SuppressWarnings("try") // the lock is only to be held
  public static Path backup(Path path) throws ResultsException {
    try (LockFile held = LockFile.acquire(path)) {
      Path target = path;
      for (int number = 1; Files.exists(target); number++) {
        target = path.resolveSibling(path.getFileName() + "." + number);
      }
      Files.move(path, target);
      if (Files.exists(Journal.pathFor(path))) {
        Files.move(Journal.pathFor(path), Journal.pathFor(target));
      }
      return target;
    } catch (IOException e) {
      throw wrapped(path, e);
    }
  }

  /** Returns the points that were not pending when the file was opened. */
  public IndexRanges done() {
    return done;
  }

  /** Returns how many points had each status when the file was opened. */
  public StatusCounts countsAtOpening() {
    return countsAtOpening;
  }

  /**
   * Returns how many points have each status by what is committed: true at any time, from any
   * thread, and after {@link #close}. Points that were accepted but are not committed yet count as
   * pending.
   */
  public StatusCounts counts() {
    return commits.counts();
  }

  /** Says where a worker runs that is not part of this process. */
  public void setHome(int worker, String host, long pid) {
    shares.setHome(worker, host, pid);
  }

  @Override
  public void onCommit(CommitListener listener) {
    commits.addListener(listener);
  }

  /**
   * Takes a finished block; rows still pending are ignored.
   *
   * <p>A row with an output whose type or shape is not that of its column becomes a failed point of
   * kind {@code output}.
   *
   * @throws ResultsException if it cannot be stored, or an earlier block could not
   */
  @Override
  public void accept(int worker, PointBlock points, Outcomes outcomes, double busySeconds)
      throws ResultsException {
    checkFits(points, outcomes);
    try {
      queue.check();
      addNewOutputs(outcomes);
      write(worker, points, outcomes, busySeconds);
    } catch (IOException e) {
      throw wrapped(path, e);
    }
  }

  /**
   * Makes all blocks accepted before this call durable.
   *
   * @throws ResultsException if that fails; the file stays valid without them
   */
  public void commit() throws ResultsException {
    try {
      queue.check();
      commitQueued();
    } catch (IOException e) {
      queue.fail(e);
      throw wrapped(path, e);
    }
  }

  /**
   * Commits everything, fills in pending points and leaves nothing but the file.
   *
   * @throws ResultsException if something could not be written; the file stays valid
   */
  @Override
  public void close() throws ResultsException {
    if (closed) {
      return;
    }
    closed = true;
    queue.close();
    joinCommitter();
    try (lock;
        file;
        journal) {
      queue.check();
      finish();
      journal.delete();
    } catch (IOException e) {
      throw wrapped(path, e);
    }
  }

  private static ResultsFile open(Path path, Step step) throws ResultsException {
    try {
      LockFile lock = LockFile.acquire(path);
      try {
        return begun(step.open(), lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | HdfException e) {
      throw wrapped(path, e);
    }
  }

  private static ResultsFile begun(Opening opening, LockFile lock) throws IOException {
    try {
      ResultsFile results = new ResultsFile(opening, lock);
      results.begin();
      return results;
    } catch (IOException | RuntimeException e) {
      opening.file().close();
      throw e;
    }
  }

  private void begin() throws IOException {
    if (!Files.exists(path)) {
      journal.delete(); // of a file that is no more
      commits.fold();
      file.publish(path);
    } else if (Files.exists(Journal.pathFor(path))) {
      commits.fold();
      journal.delete();
    }
    committer.start();
  }

  private void checkFits(PointBlock points, Outcomes outcomes) {
    long end = outcomes.first() + outcomes.count();
    if (points.first() != outcomes.first()
        || points.count() != outcomes.count()
        || outcomes.first() < 0
        || end > columns.design().size()) {
      throw new IllegalArgumentException(
          "outcomes of points %d to %d for a block of %d from %d, in a sweep of %d"
              .formatted(
                  outcomes.first(), end, points.count(), points.first(), columns.design().size()));
    }
  }

  private void write(int worker, PointBlock points, Outcomes outcomes, double busySeconds)
      throws IOException {
    structure.readLock().lock();
    try {
      taken.addAndGet(outcomes.count());
      queue.add(writer.write(worker, points, outcomes, busySeconds, commits.outputs()));
    } finally {
      structure.readLock().unlock();
    }
  }

  private void addNewOutputs(Outcomes outcomes) throws IOException {
    if (newOutputs(outcomes).isEmpty()) {
      return;
    }
    structure.writeLock().lock();
    try {
      List<Column> added = new ArrayList<>();
      String pending = commits.pendingValues();
      for (OutputColumn output : newOutputs(outcomes)) {
        Column column = place(output);
        added.add(column);
        pending = fillNew(column) ? pending : PendingValues.UNDEFINED;
      }
      if (!added.isEmpty()) {
        commits.addOutputs(added, pending);
      }
    } finally {
      structure.writeLock().unlock();
    }
  }

  private List<OutputColumn> newOutputs(Outcomes outcomes) {
    List<OutputColumn> found = new ArrayList<>();
    List<Column> known = commits.outputs();
    for (OutputColumn output : outcomes.columns()) {
      if (BlockWriter.find(known, output.name()) == null
          && check.refusal(output.name(), known.size() + found.size()) == null) {
        found.add(output);
      }
    }
    return found;
  }

  private Column place(OutputColumn output) {
    Column column =
        new Column(
            output.name(),
            OutputWriter.typeOf(output),
            OutputWriter.shapeOf(output),
            null,
            null,
            0);
    return SweepColumns.reserve(file, columns.design().size(), column);
  }

  /** Points that are done already must read as missing, those to come need not. */
  private boolean fillNew(Column column) throws IOException {
    long points = columns.design().size();
    boolean needed =
        taken.get() + countsAtOpening.done() > 0 || Opening.isPrefilled(column.bytes(points));
    if (needed && column.type() != ElementType.TEXT) {
      OutputWriter.writeMissing(file.data(), column, 0, points);
    }
    return needed;
  }

  private void commitUntilClosed() {
    long interval = SHORTEST_INTERVAL_MILLIS;
    while (queue.awaitWork(interval) && !queue.hasFailed()) {
      long start = System.nanoTime();
      try {
        commitQueued();
      } catch (Throwable e) {
        queue.fail(e);
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      interval = Math.clamp(4 * millis, SHORTEST_INTERVAL_MILLIS, LONGEST_INTERVAL_MILLIS);
    }
  }

  /** Takes and commits under one lock, so that whoever returns from here has seen all before. */
  private void commitQueued() throws IOException {
    synchronized (commits) {
      commits.commit(queue.drain());
    }
  }

  private void finish() throws IOException {
    boolean untouched = taken.get() == 0 && counts().pending() == 0 && counts().total() > 0;
    if (untouched) {
      return;
    }
    List<Batch> last = queue.drain();
    if (completes(last)) {
      commits.commitLast(last, PendingValues.MISSING);
      return;
    }
    commits.commit(last);
    StatusColumn statuses =
        new StatusColumn(file.data(), columns.points().status().address(), columns.design().size());
    IndexRanges pending = IndexRanges.of(columns.design().size()).minus(statuses.done());
    boolean filled = new PendingRows(file.data(), columns, commits.outputs()).fill(pending);
    commits.commitLast(List.of(), filled ? PendingValues.MISSING : commits.pendingValues());
  }

  /** Returns whether it is plain that no point will be pending after {@code last}. */
  private boolean completes(List<Batch> last) {
    StatusTally tally = new StatusTally();
    for (Batch batch : last) {
      tally.add(batch.status());
    }
    return tally.addedTo(counts()).pending() == 0;
  }

  private void joinCommitter() {
    boolean interrupted = false;
    while (committer.isAlive()) {
      try {
        committer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Set<String> reservedNames(Design design) {
    Set<String> names = new HashSet<>(StoredSweep.RESERVED);
    for (Parameter parameter : design.parameters()) {
      names.add(parameter.name());
    }
    for (Dimension dimension : design.dimensions()) {
      names.add(dimension.name());
    }
    return names;
  }

  private static ResultsException wrapped(Path path, Exception e) {
    return e instanceof ResultsException ours ? ours : ResultsException.because("write", path, e);
  }

  private interface Step {
    Opening open() throws IOException;
  }
}
