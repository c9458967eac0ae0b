package dev.sweep;

import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The sweeps of a job, one after the other, on all ranks of a group. */
final class SweepSeries {
  /** The exit code of a rank that has none of its own, until the root tells. */
  static final int NONE = 0;

  private final List<SweepJob.Target> targets;
  private final GroupFacts group;
  private final RunRequest request;
  private final StopSignal stop;
  private final Supplier<Optional<String>> breach;

  SweepSeries(
      List<SweepJob.Target> targets,
      GroupFacts group,
      RunRequest request,
      StopSignal stop,
      Supplier<Optional<String>> breach) {
    this.targets = targets;
    this.group = group;
    this.request = request;
    this.stop = stop;
    this.breach = breach;
  }

  /** How a sweep ended, as far as this rank knows. */
  private record Ended(int exitCode, boolean stopped) {}

  /**
   * Runs each whatever came of those before it, but none after a stop, as the root tells.
   *
   * @param reason why the manager was chosen
   * @return the highest exit code, the same on every rank
   */
  int run(String reason, RunObserver observer, JobReporter reporter) throws InterruptedException {
    ParallelManager manager = group.manager();
    int worst = NONE;
    boolean carriesOn = true;
    for (int i = 0; i < targets.size() && carriesOn; i++) {
      Ended ended = run(targets.get(i), reason, observer, reporter);
      worst = Math.max(worst, manager.broadcastObject(ended.exitCode()));
      carriesOn = manager.broadcastObject(!ended.stopped());
    }
    return worst;
  }

  private Ended run(
      SweepJob.Target target, String reason, RunObserver observer, JobReporter reporter)
      throws InterruptedException {
    if (group.manager().isRoot()) {
      observer.loaded(target.sweep());
    }
    try {
      Optional<RunReport> report =
          new SweepRun(target, group, request, observer, stop, breach).run(reason);
      return report.isPresent()
          ? new Ended(
              reporter.ended(report.get()), report.get().interrupted() || report.get().isCutShort())
          : new Ended(NONE, false);
    } catch (AgreedFailure e) {
      int exitCode = group.manager().isRoot() ? reporter.failed(e.reason()) : NONE;
      return new Ended(exitCode, stop.requested());
    }
  }
}
