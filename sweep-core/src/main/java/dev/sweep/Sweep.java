package dev.sweep;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ConfigReader;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.BlockModel;
import dev.sweep.model.ModelException;
import dev.sweep.model.ModelFactory;
import dev.sweep.parallel.ManagerChoice;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.ParallelManagerFactory;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Fingerprint;
import dev.sweep.plan.Plan;
import dev.sweep.plan.PlanSummary;
import dev.sweep.plan.SweepFingerprint;
import dev.sweep.results.FinishedSweep;
import dev.sweep.results.OtherSweepException;
import dev.sweep.results.OutputNotes;
import dev.sweep.results.Provenance;
import dev.sweep.results.ResultsException;
import dev.sweep.results.ResultsFile;
import dev.sweep.results.StatusCounts;
import dev.sweep.run.PointCounts;
import dev.sweep.run.Progress;
import dev.sweep.run.RunSummary;
import dev.sweep.run.SweepRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sweep: its configuration, its plan, and how it is run into a results file.
 *
 * <p>
 *
 * {@snippet :
 * Sweep sweep = Sweep.load(Path.of("heat.yaml"), List.of("execution.workers=4"));
 * RunReport report = sweep.run(RunRequest.asConfigured(), observer, new StopSignal());
 * }
 */
public final class Sweep {
  private static final byte[] HDF5_SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private final SweepConfig config;
  private final Plan plan;

  private Sweep(SweepConfig config) {
    this.config = config;
    this.plan = Plan.of(config);
  }

  /**
   * Reads a configuration.
   *
   * @param overrides {@code key=value} with a dotted key, each applied to what the file says
   * @throws ConfigException with every fault of it
   */
  public static Sweep load(Path file, List<String> overrides) throws ConfigException {
    return new Sweep(ConfigReader.read(file, overrides));
  }

  /** Returns the configuration, overrides applied. */
  public SweepConfig config() {
    return config;
  }

  /** Looks at what would run, with the first {@code rows} points. */
  public PlanSummary preview(int rows) {
    return PlanSummary.of(plan, rows);
  }

  /** Returns the plan of the whole sweep, as if nothing were done. */
  public Plan plan() {
    return plan;
  }

  /**
   * Runs what is not done yet, into a new results file or the one that an earlier run left.
   *
   * @param stop ends the run early; what was finished is kept
   * @throws ModelException if the model is broken whatever the point
   * @throws ChangedSweepException if the results file was made by another configuration
   * @throws IOException if the results file cannot be used or written
   * @throws ManagerException if a worker broke, with its exception as the cause
   */
  public RunReport run(RunRequest request, RunObserver observer, StopSignal stop)
      throws ModelException, ChangedSweepException, IOException, InterruptedException {
    Path file = behindLinks(request.output() == null ? config.resultsFile() : request.output());
    Fingerprint fingerprint = SweepFingerprint.of(config, Path.of(""));
    boolean carriesOn = Files.exists(file) && !request.fresh();
    if (carriesOn) {
      Optional<StatusCounts> finished = FinishedSweep.counts(file, fingerprint.toText());
      if (finished.isPresent()) {
        return new RunReport(file, null, finished.get(), finished.get(), null);
      }
    }
    BlockModel.Factory models = ModelFactory.of(config, plan.design().parameters());
    ManagerChoice choice = choose(request);
    try (ParallelManager manager = choice.open()) {
      // What could refuse the run has had its say: only now an older file is moved away.
      @Nullable Path backup = Files.exists(file) && !carriesOn ? keep(file) : null;
      SweepRunner runner =
          new SweepRunner(manager, SweepRunner.schedule(config.execution()), request.failFast());
      ResultsFile results = open(file, fingerprint, models);
      RunSummary summary;
      try (results) {
        Plan rest = plan.without(results.done());
        observer.started(start(rest), choice.reason());
        summary = runner.run(rest, models, results, observer, stop);
      } catch (ManagerException broken) {
        throwIfNeverBuilt(broken, results, file);
        throw broken;
      }
      return new RunReport(file, backup, results.countsAtOpening(), results.counts(), summary);
    }
  }

  /** Two names of one file must lead to one lock. */
  private static Path behindLinks(Path file) throws IOException {
    return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
  }

  /** Moves an older results file to a numbered name; refuses to move anything else. */
  private static Path keep(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(HDF5_SIGNATURE.length), HDF5_SIGNATURE)) {
        throw new ResultsException(
            file + " is not an HDF5 file, so it is left alone; write to another with -o");
      }
    }
    return ResultsFile.backup(file);
  }

  /** Takes away a file without a single point: it would refuse the configuration once mended. */
  private static void throwIfNeverBuilt(ManagerException broken, ResultsFile results, Path file)
      throws ModelException, IOException {
    if (results.counts().done() == 0 && broken.getCause() instanceof ModelException model) {
      Files.deleteIfExists(file);
      throw model;
    }
  }

  private Progress start(Plan rest) {
    long total = plan.design().size();
    return new Progress(total, total - rest.pending().count(), PointCounts.NONE, 0, 0);
  }

  private ManagerChoice choose(RunRequest request) {
    String name =
        request.manager() == null
            ? config.execution().manager().name().toLowerCase(Locale.ROOT)
            : request.manager();
    int workers = request.workers() == null ? config.execution().workers() : request.workers();
    return ParallelManagerFactory.standard().choose(name, workers);
  }

  private ResultsFile open(Path file, Fingerprint fingerprint, BlockModel.Factory models)
      throws ChangedSweepException, IOException {
    Provenance provenance = Provenance.of(config, fingerprint.toText(), SweepVersion.current());
    OutputNotes notes = OutputNotes.of(config.outputs());
    if (!Files.exists(file)) {
      return ResultsFile.create(file, plan.design(), models.outputs(), notes, provenance);
    }
    try {
      return ResultsFile.openForResume(file, plan.design(), notes, provenance);
    } catch (OtherSweepException e) {
      Fingerprint stored = Fingerprint.parse(e.storedFingerprint());
      throw new ChangedSweepException(file, stored.differences(fingerprint));
    }
  }
}
