package dev.sweep.run;

import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.model.BlockModel;
import dev.sweep.model.KeptDirectories;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import dev.sweep.plan.Plan;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is pending in a plan: points to workers, their outcomes to the sink.
 *
 * <p>In a group of several processes the root calls {@link #run} and all others {@link #help}.
 *
 * {@snippet :
 * SweepRunner runner = new SweepRunner(manager, SweepRunner.schedule(config.execution()), 0);
 * RunSummary summary = runner.run(plan, models, sink, progress -> bar.show(progress), stop);
 * }
 */
public final class SweepRunner {
  private final ParallelManager manager;
  private final Ranks ranks;
  private final Schedule schedule;
  private final long failFast;
  private final @Nullable ChildWorkers inProcesses;
  private final BooleanSupplier enough;

  /** As the other, with the ranks of {@code manager}; all of them call this. */
  public SweepRunner(ParallelManager manager, Schedule schedule, long failFast) {
    this(manager, Ranks.of(manager), schedule, failFast);
  }

  /**
   * @param failFast to stop when so many points, the first that finish, fail alike; 0 for never
   */
  public SweepRunner(ParallelManager manager, Ranks ranks, Schedule schedule, long failFast) {
    this(manager, ranks, schedule, failFast, null, () -> false);
  }

  private SweepRunner(
      ParallelManager manager,
      Ranks ranks,
      Schedule schedule,
      long failFast,
      @Nullable ChildWorkers inProcesses,
      BooleanSupplier enough) {
    this.manager = manager;
    this.ranks = ranks;
    this.schedule = schedule;
    this.failFast = failFast;
    this.inProcesses = inProcesses;
    this.enough = enough;
  }

  /**
   * Returns a runner like this one for a manager whose workers have processes of their own, which
   * build plan and model anew from {@code config}.
   *
   * @param kept which directories of points they keep
   */
  public SweepRunner inProcesses(SweepConfig config, KeptDirectories kept) {
    ChildWorkers children = ChildWorkers.of(config, kept);
    return new SweepRunner(manager, ranks, schedule, failFast, children, enough);
  }

  /**
   * Returns a runner like this one that also ends the run when {@code satisfied} says that enough
   * is done. It is asked on the root after each commit, by a thread of the sink.
   */
  public SweepRunner until(BooleanSupplier satisfied) {
    return new SweepRunner(manager, ranks, schedule, failFast, inProcesses, satisfied);
  }

  /** Returns the schedule that {@code execution} asks for. */
  public static Schedule schedule(ExecutionConfig execution) {
    return switch (execution.schedule()) {
      case STATIC -> Schedule.balanced();
      case DYNAMIC ->
          execution.chunk() > 0 ? Schedule.fixed(execution.chunk()) : Schedule.dynamic();
    };
  }

  /**
   * Runs the pending points, and returns when all are done or the run was stopped.
   *
   * <p>The sink has taken all that the summary counts, but may still have to make the last of it
   * durable.
   *
   * @param listener hears of what has become durable, while running
   * @param stop ends the run early
   * @throws ManagerException if a worker, its model or the sink is broken, with what it threw as
   *     the cause
   * @throws InterruptedException if this thread was interrupted; all workers have been stopped
   */
  public RunSummary run(
      Plan plan,
      BlockModel.Factory models,
      ResultSink sink,
      ProgressListener listener,
      StopSignal stop)
      throws InterruptedException {
    long start = System.nanoTime();
    StopSignal end = new StopSignal();
    FailFast failures = new FailFast(failFast, end);
    listen(sink, ProgressMeter.started(plan, start), failures, listener, end);
    RunTally tally = new RunTally();
    ResultReceiver<BlockResult> receiver =
        (worker, _, result) -> {
          result.into(sink, ranks.keeperOf(worker), plan.design());
          tally.add(PointCounts.of(result.outcomes()));
          failures.taken(result.outcomes());
        };
    try (StopSignal.Registration _ = stop.onRequest(end::request)) {
      List<WorkerReport> reports =
          manager.process(plan.pending(), schedule, workers(plan, models), receiver, end);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return RunSummary.of(
          plan.pending().count(),
          tally.counts(),
          end.requested(),
          failures.end(),
          seconds,
          reports);
    }
  }

  /**
   * Takes this rank's share of what the root runs, until all is done or the run was stopped.
   *
   * @param stop ends the run early, on all ranks
   * @throws ManagerException if a worker, its model or the sink is broken
   * @throws InterruptedException if this thread was interrupted; all workers have been stopped
   */
  public void help(Plan plan, BlockModel.Factory models, StopSignal stop)
      throws InterruptedException {
    ResultReceiver<BlockResult> none =
        (worker, _, _) -> {
          throw new IllegalStateException("a result of worker " + worker + " beside the root");
        };
    StopSignal end = new StopSignal();
    try (StopSignal.Registration _ = stop.onRequest(end::request)) {
      manager.process(plan.pending(), schedule, workers(plan, models), none, end);
    }
  }

  private Worker.Factory<BlockResult> workers(Plan plan, BlockModel.Factory models) {
    return inProcesses == null ? number -> SweepWorker.open(plan, models, number) : inProcesses;
  }

  private void listen(
      ResultSink sink,
      ProgressMeter meter,
      FailFast failures,
      ProgressListener listener,
      StopSignal end) {
    sink.onCommit((ok, failed, timedOut, excluded) -> {
      PointCounts more = new PointCounts(ok, failed, timedOut, excluded);
      failures.committed(more);
      if (enough.getAsBoolean()) {
        end.request();
      }
      listener.progressed(meter.committed(more, System.nanoTime()));
    });
  }
}
