package dev.sweep;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.Position;
import dev.sweep.config.SweepConfig;
import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.Isolation;
import dev.sweep.parallel.Launcher;
import dev.sweep.parallel.ManagerChoice;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ManagerOptions;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.ParallelManagerFactory;
import dev.sweep.parallel.StopSignal;
import dev.sweep.plan.Fingerprint;
import dev.sweep.plan.SweepFingerprint;
import dev.sweep.run.Ranks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The run of one sweep, or of several one after the other, from their configuration to its exit
 * code: by this process alone, or by all ranks that an MPI launcher started, each of which makes
 * the same call.
 *
 * <p>Every rank reads the configuration itself, and nothing runs unless all have read the same.
 * Only the root touches the results file, and only its observer and reporter are called. All ranks
 * return the same exit code. A rank that cannot even reach the others, as without libmpi, has its
 * own reporter called ({@link JobReporter#cutOff}). What nobody foresaw ends all of them, by {@link
 * ParallelManager#fail}.
 *
 * {@snippet :
 * SweepJob job = new SweepJob(() -> List.of(Sweep.load(file, overrides)), request, stop);
 * int exitCode = job.run(observer, reporter);
 * }
 */
public final class SweepJob {
  private final Loader loader;
  private final RunRequest request;
  private final StopSignal stop;
  private final Supplier<Optional<String>> breach;
  private final ParallelManagerFactory managers;
  private final ChildOptions children;

  /**
   * @param stop ends the run early, on all ranks; what was finished is kept
   */
  public SweepJob(Loader loader, RunRequest request, StopSignal stop) {
    this(
        loader,
        request,
        stop,
        Optional::empty,
        ParallelManagerFactory.standard(),
        ChildOptions.standard());
  }

  private SweepJob(
      Loader loader,
      RunRequest request,
      StopSignal stop,
      Supplier<Optional<String>> breach,
      ParallelManagerFactory managers,
      ChildOptions children) {
    this.loader = loader;
    this.request = request;
    this.stop = stop;
    this.breach = breach;
    this.managers = managers;
    this.children = children;
  }

  /** Reads the configuration of one or several sweeps. */
  @FunctionalInterface
  public interface Loader {
    /**
     * Returns the sweeps, at least one, in the order in which they run. What is one for the whole
     * job, such as the manager, is as the first says.
     */
    List<Sweep> load() throws ConfigException;
  }

  /**
   * Returns the same job, whose run has failed if {@code told} says why it was stopped: something
   * in this process, rather than the user, wanted its end. Asked when the run is over.
   */
  public SweepJob failingIf(Supplier<Optional<String>> told) {
    return new SweepJob(loader, request, stop, told, managers, children);
  }

  /**
   * Returns the same job, which hands each line that a child process prints to {@code lines}, on
   * several threads.
   */
  public SweepJob printingTo(Consumer<String> lines) {
    ChildOptions printing = children.withLog(lines);
    return new SweepJob(loader, request, stop, breach, managers, printing);
  }

  /** Returns the same job, which finds its manager in {@code others}. */
  public SweepJob on(ParallelManagerFactory others) {
    return new SweepJob(loader, request, stop, breach, others, children);
  }

  /**
   * Runs what is not done yet, into a new results file or the one that an earlier run left.
   *
   * <p>Of several sweeps each runs whatever came of those before it, but none after a stop.
   *
   * @return the exit code, the same on every rank; of several sweeps the highest
   */
  public int run(RunObserver observer, JobReporter reporter) throws InterruptedException {
    Loaded loaded = load();
    ManagerChoice choice = choose(managers, loaded.first(), request, children);
    ParallelManager manager;
    try {
      manager = choice.open();
    } catch (ManagerException e) {
      int exitCode = reporter.cutOff(loaded.fault() == null ? e : loaded.fault());
      choice.giveUp(exitCode);
      return exitCode;
    }
    try (manager) {
      return runToEnd(manager, loaded, choice, observer, reporter);
    }
  }

  private Loaded load() {
    try {
      List<Sweep> sweeps = loader.load();
      checkFit(sweeps.getFirst());
      SweepConfig first = sweeps.getFirst().config();
      Walltime.of(first.execution().time(), request.limits()).check(first);
      return new Loaded(sweeps, null);
    } catch (ConfigException e) {
      return new Loaded(List.of(), e);
    }
  }

  /** The configuration's own number of workers was checked with it. */
  private void checkFit(Sweep sweep) throws ConfigException {
    Integer workers = request.means().workers();
    int cpus = sweep.config().execution().cpus();
    if (workers != null && workers != ManagerOptions.SHARE && workers < cpus) {
      throw new ConfigException(
          List.of(
              new ConfigException.Fault(
                  new Position(sweep.config().file().toString(), 1, 1),
                  ("a point cannot take %d cpus (execution.resources) of %d workers; give --workers"
                          + " %d, or fewer cpus")
                      .formatted(cpus, workers, cpus))));
    }
  }

  /**
   * Chooses the manager. One of several ranks has to meet the others, whatever its configuration
   * says and even if it cannot read it, unless the request names another manager.
   */
  static ManagerChoice choose(
      ParallelManagerFactory managers,
      @Nullable Sweep sweep,
      RunRequest request,
      ChildOptions children) {
    String asked = request.means().manager();
    if (sweep == null) {
      String name = asked == null ? ParallelManagerFactory.AUTO : asked;
      return managers.choose(name, ManagerOptions.threads(1));
    }
    ExecutionConfig execution = sweep.config().execution();
    boolean hasPeers = managers.launcher().filter(Launcher::hasPeers).isPresent();
    String configured = hasPeers ? ParallelManagerFactory.AUTO : name(execution.manager());
    String name = asked == null ? configured : asked;
    return managers.choose(name, options(execution, request, children));
  }

  private static String name(ExecutionConfig.Manager manager) {
    return manager.name().toLowerCase(Locale.ROOT);
  }

  private static ManagerOptions options(
      ExecutionConfig execution, RunRequest request, ChildOptions children) {
    Integer asked = request.means().workers();
    int processors = asked == null ? execution.workers() : asked;
    int workers =
        processors == ManagerOptions.SHARE ? ManagerOptions.SHARE : execution.pointsOn(processors);
    Isolation isolation =
        switch (execution.isolation()) {
          case THREAD -> Isolation.THREAD;
          case PROCESS -> Isolation.PROCESS;
        };
    return new ManagerOptions(
        workers, execution.cpusOfPoint(), isolation, execution.rootWorks(), children);
  }

  /** What is thrown here, not all ranks know of: it must not leave the others waiting. */
  private int runToEnd(
      ParallelManager manager,
      Loaded loaded,
      ManagerChoice choice,
      RunObserver observer,
      JobReporter reporter)
      throws InterruptedException {
    try {
      GroupFacts group = new GroupFacts(manager, Ranks.of(manager), managers.launcher());
      List<Target> targets;
      try {
        targets = agreed(manager, loaded, group);
      } catch (AgreedFailure e) {
        return manager.broadcastObject(
            manager.isRoot() ? reporter.failed(e.reason()) : SweepSeries.NONE);
      }
      return new SweepSeries(targets, group, request, stop, breach)
          .run(choice.reason(), observer, reporter);
    } catch (Throwable e) {
      manager.fail(e);
      throw e;
    }
  }

  private List<Target> agreed(ParallelManager manager, Loaded loaded, GroupFacts group)
      throws AgreedFailure, InterruptedException {
    return new Agreement(manager, group.ranks())
        .on(() -> targets(shared(loaded, group)), SweepJob::text);
  }

  private static String text(List<Target> targets) {
    return targets.stream()
        .map(target -> target.fingerprint().toText())
        .collect(Collectors.joining("\n"));
  }

  /** A manager of one process is a fault where there are several, unless the request overrides. */
  private List<Sweep> shared(Loaded loaded, GroupFacts group) throws ConfigException {
    List<Sweep> sweeps = loaded.orThrow();
    Sweep first = sweeps.getFirst();
    ExecutionConfig.Manager configured = first.config().execution().manager();
    boolean alone =
        switch (configured) {
          case SINGLE, LOCAL -> true;
          case AUTO, MPI -> false;
        };
    if (alone && request.means().manager() == null && group.ranks().areSeveral()) {
      throw new ConfigException(List.of(fault(first, configured, group)));
    }
    return sweeps;
  }

  private static ConfigException.Fault fault(
      Sweep sweep, ExecutionConfig.Manager configured, GroupFacts group) {
    return new ConfigException.Fault(
        new Position(sweep.config().file().toString(), 1, 1),
        "execution.manager is '%s', which is of one process, but there are %s; take auto or mpi"
                .formatted(name(configured), group.text())
            + " (--manager mpi), or start sweep without the launcher");
  }

  /** What all ranks are to run. */
  record Target(Sweep sweep, Fingerprint fingerprint) {}

  private static List<Target> targets(List<Sweep> sweeps) throws IOException {
    List<Target> targets = new ArrayList<>();
    for (Sweep sweep : sweeps) {
      targets.add(target(sweep));
    }
    return targets;
  }

  static Target target(Sweep sweep) throws IOException {
    return new Target(sweep, SweepFingerprint.of(sweep.config(), Path.of("")));
  }
}
