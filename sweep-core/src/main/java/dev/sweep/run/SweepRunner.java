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
import dev.sweep.parallel.WorkQueue;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import dev.sweep.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is pending in a plan: points to workers, their outcomes to the sink.
 *
 * <p>In a group of several processes the root calls {@link #run} and all others {@link #help}.
 *
 * {@snippet :
 * SweepRunner runner =
 *     new SweepRunner(manager, SweepRunner.schedule(config.execution()), RunLimits.NONE);
 * RunSummary summary = runner.run(plan, models, sink, progress -> bar.show(progress), stop);
 * }
 */
public final class SweepRunner {
  private static final int ROOT = 0;

  private final ParallelManager manager;
  private final Ranks ranks;
  private final Schedule schedule;
  private final RunLimits limits;
  private final @Nullable ChildWorkers inProcesses;
  private final boolean anyOrder;

  /** As the other, with the ranks of {@code manager}; all of them call this. */
  public SweepRunner(ParallelManager manager, Schedule schedule, RunLimits limits) {
    this(manager, Ranks.of(manager), schedule, limits);
  }

  public SweepRunner(ParallelManager manager, Ranks ranks, Schedule schedule, RunLimits limits) {
    this(manager, ranks, schedule, limits, null, false);
  }

  private SweepRunner(
      ParallelManager manager,
      Ranks ranks,
      Schedule schedule,
      RunLimits limits,
      @Nullable ChildWorkers inProcesses,
      boolean anyOrder) {
    this.manager = manager;
    this.ranks = ranks;
    this.schedule = schedule;
    this.limits = limits;
    this.inProcesses = inProcesses;
    this.anyOrder = anyOrder;
  }

  /**
   * Returns a runner like this one for a manager whose workers have processes of their own, which
   * build plan and model anew from {@code config}.
   *
   * @param kept which directories of points they keep
   */
  public SweepRunner inProcesses(SweepConfig config, KeptDirectories kept) {
    ChildWorkers children = ChildWorkers.of(config, kept, limits.deadline());
    return new SweepRunner(manager, ranks, schedule, limits, children, anyOrder);
  }

  /**
   * Returns a runner like this one that may hand out points in any order: where several workers get
   * them one after the other, those go first that are predicted to take longest.
   */
  public SweepRunner inAnyOrder() {
    return new SweepRunner(manager, ranks, schedule, limits, inProcesses, true);
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
    RunTally tally = new RunTally();
    FailFast failures = new FailFast(limits.failFast(), end);
    Curfew curfew = new Curfew(limits.deadline());
    LongestFirst order = ordersByDuration(plan, models) ? longestFirst(plan) : null;
    ClosableQueue queue =
        new ClosableQueue(order == null ? WorkQueue.ASCENDING.of(plan.pending()) : order);
    listen(sink, ProgressMeter.started(plan, start), failures, listener, end);
    try (StopSignal.Registration _ = stop.onRequest(end::request);
        LastCall lastCall = new LastCall(limits.deadline(), curfew, queue, end)) {
      Reception reception =
          new Reception(
              sink,
              plan.design(),
              ranks,
              tally,
              failures,
              curfew,
              lastCall,
              order,
              this::isElsewhere);
      List<WorkerReport> reports =
          manager.process(
              plan.pending(),
              schedule.inOrder(_ -> queue),
              workers(plan, models, curfew),
              reception,
              end);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return RunSummary.of(
          plan.pending().count(),
          tally.counts(),
          end.requested(),
          failures.end().or(lastCall::end),
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
      Curfew curfew = new Curfew(limits.deadline());
      manager.process(plan.pending(), schedule, workers(plan, models, curfew), none, end);
    }
  }

  private Worker.Factory<BlockResult> workers(Plan plan, BlockModel.Factory models, Curfew curfew) {
    return inProcesses == null
        ? number -> SweepWorker.open(plan, models, number, curfew)
        : inProcesses;
  }

  /** One worker is done at the same time whatever the order; so are batches. */
  private boolean ordersByDuration(Plan plan, BlockModel.Factory models) {
    return anyOrder
        && schedule instanceof Schedule.Dynamic
        && manager.workerCount() > 1
        && !models.isBatched()
        && plan.pending().count() <= LongestFirst.MOST_POINTS;
  }

  private static LongestFirst longestFirst(Plan plan) {
    return new LongestFirst(plan.design(), plan.pending());
  }

  private boolean isElsewhere(int worker) {
    return inProcesses != null || !ranks.get(ROOT).team().has(worker);
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
      if (limits.enough().getAsBoolean()) {
        end.request();
      }
      listener.progressed(meter.committed(more, System.nanoTime()));
    });
  }
}
