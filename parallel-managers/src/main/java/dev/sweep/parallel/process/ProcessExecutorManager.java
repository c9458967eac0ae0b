package dev.sweep.parallel.process;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.LocalExecutorManager;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import java.util.List;

/**
 * One process whose workers run in child JVMs of their own, as {@link IsolatedWorkers} describes.
 *
 * <p>Children are started for each run and end with it. Workers, parameters and results are copied
 * to and fro, so they must be {@link java.io.Serializable}, and share no memory with the caller.
 *
 * {@snippet :
 * try (ParallelManager manager = new ProcessExecutorManager(8, ChildOptions.standard())) {
 *   manager.process(IndexRanges.of(1_000), Schedule.dynamic(), workers, receiver, new StopSignal());
 * }
 * }
 */
public final class ProcessExecutorManager extends LocalExecutorManager {
  private final ChildOptions options;

  /**
   * Opens a manager of {@code workers} children.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public ProcessExecutorManager(int workers, ChildOptions options) {
    super(workers);
    this.options = options;
  }

  @Override
  public <R> List<WorkerReport> process(
      IndexRanges work,
      Schedule schedule,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop)
      throws InterruptedException {
    try (IsolatedWorkers<R> isolated = IsolatedWorkers.of(workers, options)) {
      return super.process(work, schedule, isolated, receiver, stop);
    }
  }
}
