package dev.sweep.run;

import dev.sweep.config.ExecutionConfig;
import dev.sweep.model.BlockModel;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.WorkerReport;
import dev.sweep.plan.Plan;
import java.util.List;

/**
 * Runs what is pending in a plan: points to workers, their outcomes to the sink.
 *
 * {@snippet :
 * SweepRunner runner = new SweepRunner(manager, SweepRunner.schedule(config.execution()), 0);
 * RunSummary summary = runner.run(plan, models, sink, progress -> bar.show(progress), stop);
 * }
 */
public final class SweepRunner {
  private final ParallelManager manager;
  private final Schedule schedule;
  private final long failFast;

  /**
   * @param failFast after how many points without result to stop; 0 for never
   */
  public SweepRunner(ParallelManager manager, Schedule schedule, long failFast) {
    this.manager = manager;
    this.schedule = schedule;
    this.failFast = failFast;
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
   * @param stop ends the run early; requested by this method too, after too many failures
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
    ProgressMeter meter = ProgressMeter.started(plan, start);
    FailFast failures = new FailFast(failFast, stop);
    sink.onCommit((ok, failed, timedOut, excluded) -> {
      PointCounts more = new PointCounts(ok, failed, timedOut, excluded);
      failures.committed(more);
      listener.progressed(meter.committed(more, System.nanoTime()));
    });
    RunTally tally = new RunTally();
    List<WorkerReport> reports =
        manager.process(
            plan.pending(),
            schedule,
            number -> SweepWorker.open(plan, models, number),
            (worker, range, result) -> {
              result.into(sink, worker, plan.design());
              PointCounts taken = PointCounts.of(result.outcomes());
              tally.add(taken);
              failures.taken(taken);
            },
            stop);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return RunSummary.of(
        plan.pending().count(), tally.counts(), stop.requested(), seconds, reports);
  }
}
