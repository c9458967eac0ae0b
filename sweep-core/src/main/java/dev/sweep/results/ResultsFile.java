package dev.sweep.results;

import dev.sweep.model.BlockModel.OutputDeclaration;
import dev.sweep.model.Outcomes;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.hdf5.LiveFile;
import dev.sweep.run.ResultSink;
import dev.sweep.space.Design;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The HDF5 file of one sweep, written while it runs and valid at every moment.
 *
 * <p>Open one per run, in try-with-resources; until it is closed nobody else can write the file.
 * Blocks are written in place by the threads that bring them, and committed in groups by a thread
 * of this class: {@code GroupCommit} says how. The layout is in {@code docs/results-format.md}.
 *
 * {@snippet :
 * try (ResultsFile results = ResultsFile.create(path, design, outputs, notes, provenance)) {
 *   results.onCommit(progress);
 *   runner.run(plan, results);
 * }
 * }
 */
public final class ResultsFile implements ResultSink, AutoCloseable {
  /** Stands for whoever computed points that were taken from another file. */
  public static final int NO_RANK = -1;

  private final LockFile lock;
  private final Opening opening;
  private final Journal journal;
  private final RunShares shares = new RunShares();
  private final GroupCommit commits;
  private final Committer committer;
  private final BlockIntake intake;
  private boolean sampleEnded;
  private boolean interpolated;
  private IndexRanges done;
  private boolean closed;

  private ResultsFile(Opening opening, OutputNotes notes, LockFile lock) {
    this.lock = lock;
    this.opening = opening;
    this.done = opening.done();
    this.journal = Journal.of(opening.path());
    this.commits = new GroupCommit(opening, journal, shares);
    this.committer = new Committer(commits);
    this.intake = new BlockIntake(opening, notes, commits, committer);
  }

  /** As the other, for a run of all points. */
  public static ResultsFile create(
      Path path,
      Design design,
      List<OutputDeclaration> outputs,
      OutputNotes notes,
      Provenance provenance)
      throws ResultsException {
    return create(path, design, outputs, notes, provenance, design.size());
  }

  /**
   * Makes a file in which every point is pending; it is there, whole, when this returns.
   *
   * @param outputs those known beforehand; others are added when a block brings them
   * @param notes units and descriptions for those others
   * @param toRun how many points are to be run, for which there must be enough space
   * @throws ResultsException if there is a file already, another process is writing it, or there is
   *     not enough space
   */
  public static ResultsFile create(
      Path path,
      Design design,
      List<OutputDeclaration> outputs,
      OutputNotes notes,
      Provenance provenance,
      long toRun)
      throws ResultsException {
    return open(path, notes, () -> Opening.create(path, design, outputs, provenance, toRun));
  }

  /**
   * Opens a file to carry on with it; what a killed run left in its journal is taken in.
   *
   * @param notes units and descriptions for outputs that are not in the file yet
   * @throws OtherSweepException if the stored fingerprint is not the one of {@code provenance};
   *     nothing was changed
   * @throws ResultsException if the file is not one of sweep's, or another process is writing it
   */
  public static ResultsFile openForResume(
      Path path, Design design, OutputNotes notes, Provenance provenance) throws ResultsException {
    return open(path, notes, () -> Opening.resume(path, design, provenance));
  }

  /**
   * Moves a file out of the way, to its name with the first free number appended, such as {@code
   * heat.h5.1}, and returns that name.
   *
   * @throws ResultsException if another process is writing it, or it cannot be moved
   */
  public static Path backup(Path path) throws ResultsException {
    try {
      return Backup.move(path);
    } catch (IOException e) {
      throw ResultsException.ofWriting(path, e);
    }
  }

  /**
   * Returns the points that need not run: those that were not pending when the file was opened, but
   * for those to be tried again.
   */
  public IndexRanges done() {
    return done;
  }

  /**
   * Lets those of {@code points} that failed or timed out be run again. Until that is committed
   * each keeps its old status, also after a kill. Call it before blocks come.
   *
   * @throws ResultsException if the file cannot be read or written
   */
  public void retryFailed(IndexRanges points) throws ResultsException {
    writing(() -> {
      IndexRanges failed = Retry.common(statuses().withoutResult(), points);
      if (!failed.isEmpty()) {
        commits.retry(failed, statuses().counts(failed));
        done = done.minus(failed);
      }
    });
  }

  /**
   * Returns how many points have each status by what is committed: true at any time, from any
   * thread, and after {@link #close}. Points that were accepted but are not committed yet count as
   * pending, and so do failed points as long as they are to be tried again.
   */
  public StatusCounts counts() {
    return commits.counts();
  }

  /**
   * Returns how many of the points that are not among {@code points} have each status, by what is
   * committed.
   *
   * @throws ResultsException if that cannot be read
   */
  public StatusCounts countsWithout(IndexRanges points) throws ResultsException {
    try {
      return statuses().counts(IndexRanges.of(opening.columns().design().size()).minus(points));
    } catch (IOException e) {
      throw ResultsException.because("read", opening.path(), e);
    }
  }

  private StatusColumn statuses() {
    SweepColumns columns = opening.columns();
    long address = columns.points().status().address();
    return new StatusColumn(opening.file().data(), address, columns.design().size());
  }

  /**
   * Keeps the name of a file from which points are taken, at once and for good.
   *
   * @throws ResultsException if it cannot be stored
   */
  public void noteReuse(String origin) throws ResultsException {
    writing(() -> commits.noteReuse(origin));
  }

  /**
   * Lets other processes know that the run begins, which is to run {@code left} points.
   *
   * @throws ResultsException if there is not enough space for them, or that cannot be told
   */
  public void begin(long left) throws ResultsException {
    writing(() -> new RemainingSpace(opening, commits).require(left));
    writing(() -> lock.tell(FileHolder.Start.now(statuses().counts().done(), left)));
  }

  /** Says where a rank runs that is more than one worker of this process. */
  public void setHome(int rank, RankHome home) {
    shares.setHome(rank, home);
  }

  /**
   * Commits without waiting for more from now on, and lets {@link #close} take as little time as it
   * can: whoever ends the run may not be patient. Safe for use by any thread; does not block.
   */
  public void hurry() {
    committer.hurry();
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
  public void accept(int rank, PointBlock points, Outcomes outcomes, double busySeconds)
      throws ResultsException {
    writing(() -> intake.accept(rank, points, outcomes, busySeconds));
  }

  /** Returns the sample of the first {@code successes} points that succeed, to look at. */
  public DrawnSample sample(long successes) {
    SweepColumns columns = opening.columns();
    StatusRuns statuses =
        new StatusRuns(opening.file().data(), columns.points().status().address());
    return new DrawnSample(statuses, columns.design().size(), successes);
  }

  /**
   * Ends a sample of which {@code draws} points were drawn: all from there on become excluded,
   * whatever came of them. No blocks may come any more.
   *
   * @throws ResultsException if that cannot be written; doing it again mends it
   */
  public void endSample(long draws) throws ResultsException {
    commit();
    writing(() -> commits.endSample(draws));
    sampleEnded = true;
  }

  /**
   * Keeps what was interpolated for points without a result, beside the columns; it is in the file
   * once this is closed. No blocks may come any more. What an earlier run has interpolated is
   * dropped as soon as the headers are written anew.
   */
  public void interpolate(InterpolatedPoints points) {
    commits.interpolate(points);
    interpolated = true;
  }

  /**
   * Makes all blocks accepted before this call durable.
   *
   * @throws ResultsException if that fails; the file stays valid without them
   */
  public void commit() throws ResultsException {
    writing(committer::commitNow);
  }

  /**
   * Commits everything, fills in pending points and leaves nothing but the file.
   *
   * @throws ResultsException if something could not be written; the file stays valid
   */
  @Override
  @SuppressWarnings("try") // the file is only to be closed
  public void close() throws ResultsException {
    if (closed) {
      return;
    }
    closed = true;
    shares.end();
    try (lock;
        LiveFile file = opening.file();
        journal) {
      List<Batch> last = committer.stop();
      if (isUnchanged()) {
        file.trim();
      } else {
        new LastCommit(opening, commits, committer.isHurried()).run(last);
      }
      journal.delete();
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /** A file that was complete and got no block keeps all it has. */
  private boolean isUnchanged() {
    return !sampleEnded
        && !interpolated
        && intake.isUntouched()
        && counts().pending() == 0
        && counts().total() > 0;
  }

  private void writing(Action action) throws ResultsException {
    try {
      action.run();
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private ResultsException notWritten(IOException e) {
    return new RemainingSpace(opening, commits).notWritten(e);
  }

  private static ResultsFile open(Path path, OutputNotes notes, LockedOpening.Step step)
      throws ResultsException {
    LockedOpening locked = LockedOpening.of(path, step);
    try {
      ResultsFile results = new ResultsFile(locked.opening(), notes, locked.lock());
      results.begin();
      return results;
    } catch (IOException | RuntimeException e) {
      throw locked.failed(e);
    }
  }

  private void begin() throws IOException {
    commits.begin(opening.path());
    committer.start();
  }

  private interface Action {
    void run() throws IOException;
  }
}
