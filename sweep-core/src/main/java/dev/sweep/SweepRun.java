package dev.sweep;

import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.BlockModel;
import dev.sweep.model.KeptDirectories;
import dev.sweep.model.ModelException;
import dev.sweep.model.ModelFactory;
import dev.sweep.model.Transcript;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Fingerprint;
import dev.sweep.plan.Plan;
import dev.sweep.run.Deadline;
import dev.sweep.run.Progress;
import dev.sweep.run.Ranks;
import dev.sweep.run.RunLimits;
import dev.sweep.run.RunSummary;
import dev.sweep.run.SweepRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a sweep that is loaded, on a manager that is open.
 *
 * <p>All ranks of the manager's group go through the same steps, and each step ends with all of
 * them knowing how it went: by {@link RootStep} what the root does alone with the results file, by
 * {@link Agreement} what each does by itself, and by a {@link RankEnd} of each the run proper. So
 * nobody waits for a rank that has given up. What is thrown but not agreed upon is for the caller,
 * who must end the group.
 */
final class SweepRun {
  private final Sweep sweep;
  private final Fingerprint fingerprint;
  private final GroupFacts group;
  private final ParallelManager manager;
  private final Ranks ranks;
  private final RunRequest request;
  private final Walltime walltime;
  private final RunObserver observer;
  private final StopSignal stop;
  private final Supplier<Optional<String>> breach;

  SweepRun(
      SweepJob.Target target,
      GroupFacts group,
      RunRequest request,
      RunObserver observer,
      StopSignal stop,
      Supplier<Optional<String>> breach) {
    this.sweep = target.sweep();
    this.fingerprint = target.fingerprint();
    this.group = group;
    this.manager = group.manager();
    this.ranks = group.ranks();
    this.request = request;
    this.walltime = Walltime.of(sweep.config().execution().time(), request.limits());
    this.observer = observer;
    this.stop = stop;
    this.breach = breach;
  }

  /**
   * Runs what is not done yet.
   *
   * @param reason why the manager was chosen
   * @return on the root, what came of it
   * @throws AgreedFailure on every rank, if it did not run or could not carry on
   */
  Optional<RunReport> run(String reason) throws AgreedFailure, InterruptedException {
    RootStep root = new RootStep(manager);
    try (SweepStore store = store()) {
      if (root.take(store::isFinished)) {
        return store.report();
      }
      BlockModel.Factory models = new Agreement(manager, ranks).on(this::models, _ -> "");
      root.take(() -> store.open(models, ranks, stop));
      Ending ending = process(store, models, reason);
      root.take(() -> store.finish(ending.summary(), ending.ends()));
      Optional<Exception> failure = RankEnd.failureOf(ending.ends(), ranks, ending.failure());
      if (failure.isPresent()) {
        throw new AgreedFailure(store.blame(failure.get()));
      }
      return store.report();
    }
  }

  private SweepStore store() {
    return new SweepStore(sweep, fingerprint, request, group);
  }

  private BlockModel.Factory models() throws ModelException {
    return ModelFactory.of(
        sweep.config(), sweep.plan().design().parameters(), Transcript.NONE, kept());
  }

  private KeptDirectories kept() {
    return request.kept(sweep.config().resultsFile());
  }

  /** How the run proper went: here, and for each rank. */
  private record Ending(
      @Nullable RunSummary summary, @Nullable ManagerException failure, List<RankEnd> ends) {}

  private Ending process(SweepStore store, BlockModel.Factory models, String reason)
      throws InterruptedException {
    RunSummary summary = null;
    ManagerException failure = null;
    try (StopSignal.Registration _ = stop.onRequest(store::hurry)) {
      summary = work(store, models, reason);
    } catch (ManagerException e) {
      failure = e;
    }
    RankEnd own = RankEnd.of(stop.requested(), breach.get(), failure);
    List<RankEnd> ends = manager.combine(own);
    if (manager.isRoot()) {
      kept().removeIfEmpty();
    }
    return new Ending(summary, failure, ends);
  }

  private SweepRunner runner(RunLimits limits) {
    SweepConfig config = sweep.config();
    SweepRunner inOrder =
        new SweepRunner(manager, ranks, SweepRunner.schedule(config.execution()), limits);
    SweepRunner inThreads = orderMatters(config) ? inOrder : inOrder.inAnyOrder();
    return config.execution().isolation() == ExecutionConfig.Isolation.PROCESS
        ? inThreads.inProcesses(config, kept())
        : inThreads;
  }

  /** A sample grows from its beginning; a model that is built anew is to be built seldom. */
  private static boolean orderMatters(SweepConfig config) {
    return config.sampling().details().successes() > 0
        || config.parameters().stream().anyMatch(parameter -> parameter.traits().build());
  }

  private RunLimits limits(SweepStore store) {
    boolean draws = store.drawsSample();
    return new RunLimits(
        request.limits().failFast(), deadline(), () -> draws && store.sample().isComplete());
  }

  /** All ranks heed the root's deadline: the batch system may have told it alone. */
  private Deadline deadline() {
    return Deadline.at(manager.broadcastObject(walltime.deadline().epochMillis()));
  }

  private String remarks() {
    String several = ranks.areSeveral() ? "; " + group.text() : "";
    return walltime.isUnknown()
        ? several
            + "; stop_before_walltime has no effect: neither walltime nor a batch job says when"
            + " the end is"
        : several;
  }

  private @Nullable RunSummary work(SweepStore store, BlockModel.Factory models, String reason)
      throws InterruptedException {
    SweepRunner runner = runner(limits(store));
    if (!manager.isRoot()) {
      runner.help(sweep.plan(), models, stop);
      return null;
    }
    Plan rest = rest(store);
    observer.started(store.start(rest), reason + remarks());
    long others = sweep.pointsElsewhere();
    return runner.run(
        rest,
        models,
        store.results(),
        progress -> observer.progressed(towardsSample(progress.without(others), store)),
        stop);
  }

  /** Returns what is left to run: nothing, once a sample is complete. */
  private Plan rest(SweepStore store) {
    boolean enough = store.drawsSample() && store.sample().isComplete();
    return enough ? sweep.plan().only(IndexRanges.empty()) : sweep.plan().without(store.done());
  }

  private static Progress towardsSample(Progress progress, SweepStore store) {
    return store.drawsSample() ? store.towardsSample(progress) : progress;
  }
}
