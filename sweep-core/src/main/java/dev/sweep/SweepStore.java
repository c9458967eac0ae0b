package dev.sweep;

import dev.sweep.model.BlockModel;
import dev.sweep.model.ModelException;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Fingerprint;
import dev.sweep.plan.ModelFile;
import dev.sweep.plan.Plan;
import dev.sweep.results.DrawnSample;
import dev.sweep.results.FinishedSweep;
import dev.sweep.results.OtherSweepException;
import dev.sweep.results.OutputNotes;
import dev.sweep.results.Provenance;
import dev.sweep.results.ResultsFile;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.StatusCounts;
import dev.sweep.run.PointCounts;
import dev.sweep.run.Progress;
import dev.sweep.run.Ranks;
import dev.sweep.run.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results file of a run, which the root alone opens and writes; elsewhere there is nothing in
 * it. What a step finds out is kept for those that follow.
 */
final class SweepStore implements AutoCloseable {
  private final Sweep sweep;
  private final Fingerprint fingerprint;
  private final RunRequest.Storage storage;
  private final GroupFacts facts;
  private final @Nullable SweepReuse reuse;
  private final RankHomes homes = new RankHomes();
  private Path file = Path.of("");
  private @Nullable Path backup;
  private IndexRanges reused = IndexRanges.empty();
  private volatile @Nullable ResultsFile results;
  private @Nullable DrawnSample sample;
  private @Nullable SweepInterpolation interpolation;
  private @Nullable RunReport report;

  /** All points, when the run proper began. */
  private StatusCounts before = StatusCounts.NONE;

  /** The points of other shards, which this run leaves as they are. */
  private StatusCounts elsewhere = StatusCounts.NONE;

  SweepStore(Sweep sweep, Fingerprint fingerprint, RunRequest request, GroupFacts facts) {
    this.sweep = sweep;
    this.fingerprint = fingerprint;
    this.storage = request.storage();
    this.facts = facts;
    this.reuse =
        storage.reuse() == null
            ? null
            : new SweepReuse(storage.reuse(), sweep, fingerprint, storage.fresh());
  }

  /** Returns whether the file is there and nothing is left to be done. */
  boolean isFinished() throws IOException {
    file = behindLinks(storage.output() == null ? sweep.config().resultsFile() : storage.output());
    if (reuse != null) {
      reuse.check(file);
    }
    if (!carriesOn()) {
      return false;
    }
    Optional<StatusCounts> counts =
        FinishedSweep.counts(file, fingerprint.toText(), sweep.plan().pending());
    if (counts.isEmpty() || (storage.retryFailed() && counts.get().withoutResult() > 0)) {
      return false;
    }
    StatusCounts all = counts.get();
    if (sweep.pointsElsewhere() == 0 && SweepInterpolation.isMissing(file, sweep.config(), all)) {
      return false;
    }
    report = new RunReport(file, null, all, all, 0, null, false, null, storedSample());
    return true;
  }

  /**
   * Makes the file, or opens it to carry on. What could refuse the run has had its say: only now an
   * older file is moved away.
   *
   * @param stop ends it early; what was opened then is good all the same
   */
  boolean open(BlockModel.Factory models, Ranks ranks, StopSignal stop)
      throws ChangedSweepException, IOException {
    boolean reusesItself = reuse != null && reuse.isFrom(file);
    backup = Files.exists(file) && !carriesOn() ? OlderFile.keep(file) : null;
    ResultsFile opened = createdOrResumed(models);
    results = opened;
    interpolation = new SweepInterpolation(file, sweep.config(), stop);
    if (storage.retryFailed()) {
      opened.retryFailed(sweep.plan().pending());
    }
    if (reuse != null) {
      Plan rest = sweep.plan().without(opened.done());
      reused = reuse.into(opened, reusesItself ? backup : null, rest, stop::requested);
    }
    before = opened.counts();
    sample = opened.sample(wanted());
    elsewhere = opened.countsWithout(sweep.plan().pending());
    homes.begin(ranks, opened);
    opened.begin(sweep.plan().without(done()).pending().count());
    return true;
  }

  /** Returns the open file. */
  ResultsFile results() {
    return Objects.requireNonNull(results, "the results file is not open");
  }

  /** Returns the points that need not run. */
  IndexRanges done() {
    IndexRanges.Builder all = IndexRanges.builder();
    results().done().ranges().forEach(all::add);
    reused.ranges().forEach(all::add);
    return all.build();
  }

  private DrawnSample.@Nullable State storedSample() throws IOException {
    try (ResultsReader reader = ResultsReader.open(file)) {
      return reader.sample().orElse(null);
    }
  }

  /** Returns whether points are drawn until enough have succeeded. */
  boolean drawsSample() {
    return wanted() > 0;
  }

  private long wanted() {
    return sweep.config().sampling().details().successes();
  }

  /** Returns how far the sample is by what is committed. */
  DrawnSample.State sample() {
    try {
      return Objects.requireNonNull(sample, "the results file is not open").look();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets all that has come so far be committed at once. */
  void hurry() {
    ResultsFile opened = results;
    if (opened != null) {
      opened.hurry();
    }
  }

  /** Returns the progress at the start of the run of {@code rest}. */
  Progress start(Plan rest) {
    long total = sweep.plan().design().size();
    Progress start =
        new Progress(total, total - rest.pending().count(), PointCounts.NONE, 0, 0)
            .without(sweep.pointsElsewhere());
    return drawsSample() ? towardsSample(start) : start;
  }

  /** Returns the same progress, with how far the sample is. */
  Progress towardsSample(Progress progress) {
    DrawnSample.State state = sample();
    return progress.towards(new Progress.Goal(state.wanted(), state.successes(), state.draws()));
  }

  /** Commits all and closes the file; takes it away if no model was ever built. */
  boolean finish(@Nullable RunSummary summary, List<RankEnd> ends) throws IOException {
    ResultsFile opened = results();
    boolean interrupted = ends.stream().anyMatch(RankEnd::interrupted);
    if (interrupted) {
      opened.hurry();
    }
    if (summary != null) {
      summary.workers().forEach(worker -> homes.complete(worker, opened));
    }
    DrawnSample.@Nullable State drawn = null;
    RunReport.@Nullable Interpolated interpolated = null;
    if (ends.stream().noneMatch(RankEnd::hasFailed)) {
      drawn = drawsSample() ? endSample(opened, interrupted) : null;
      interpolated = interrupted || interpolation == null ? null : interpolation.into(opened);
      opened.close();
    } else {
      closeQuietly(opened);
    }
    StatusCounts counts = opened.counts();
    report =
        new RunReport(
            file,
            backup,
            before.minus(elsewhere),
            counts.minus(elsewhere),
            reused.count(),
            summary,
            interrupted,
            interpolated,
            drawn);
    // Without a single point it would only refuse the configuration once mended.
    if (counts.done() == 0 && ends.stream().anyMatch(RankEnd::ofModel)) {
      Files.deleteIfExists(file);
    }
    return true;
  }

  /** Leaves no trace of points behind the sample, unless the user is waiting for the end. */
  private DrawnSample.State endSample(ResultsFile opened, boolean interrupted) throws IOException {
    opened.commit();
    DrawnSample.State state = sample();
    if (state.isOver() && !interrupted) {
      opened.endSample(state.draws());
    }
    return state;
  }

  /** Returns what to tell of a failure: of a model that could not even be built, just that. */
  Exception blame(Exception failure) {
    boolean nothingDone = report != null && report.after().done() == 0;
    return nothingDone && failure.getCause() instanceof ModelException model ? model : failure;
  }

  /** Returns what came of the run, on the root. */
  Optional<RunReport> report() {
    return Optional.ofNullable(report);
  }

  /** Closes the file if it still is open, because something went wrong that nobody foresaw. */
  @Override
  public void close() {
    ResultsFile opened = results;
    if (opened != null) {
      closeQuietly(opened);
    }
  }

  private static void closeQuietly(ResultsFile opened) {
    try {
      opened.close();
    } catch (IOException _) {
      // What matters more is already on its way to the user; the file stays valid.
    }
  }

  private boolean carriesOn() {
    return Files.exists(file) && !storage.fresh();
  }

  /** Two names of one file must lead to one lock. */
  private static Path behindLinks(Path file) throws IOException {
    return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
  }

  private ResultsFile createdOrResumed(BlockModel.Factory models)
      throws ChangedSweepException, IOException {
    Provenance provenance =
        Provenance.of(sweep.config(), fingerprint.toText(), SweepVersion.current())
            .plus(facts.kept());
    OutputNotes notes = OutputNotes.of(sweep.config().outputs());
    if (!Files.exists(file)) {
      Plan plan = sweep.plan();
      return ResultsFile.create(
          file, plan.design(), models.outputs(), notes, provenance, plan.pending().count());
    }
    try {
      return ResultsFile.openForResume(file, sweep.plan().design(), notes, provenance);
    } catch (OtherSweepException e) {
      Fingerprint stored = Fingerprint.parse(e.storedFingerprint());
      throw new ChangedSweepException(
          file, stored.differences(fingerprint), ModelFile.of(sweep.config(), Path.of("")));
    }
  }
}
