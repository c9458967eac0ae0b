package dev.sweep.parallel;

import java.util.List;

/**
 * One process whose workers run on threads of their own.
 *
 * <p>Threads are started for each run and end with it; they are daemons, named {@code worker-0} and
 * so on.
 *
 * <p>Extended where workers are to run elsewhere than on these threads.
 *
 * {@snippet :
 * try (ParallelManager manager = new LocalExecutorManager(8)) {
 *   manager.process(IndexRanges.of(1_000), Schedule.dynamic(), workers, receiver, new StopSignal());
 * }
 * }
 */
public class LocalExecutorManager extends OneProcessManager {
  private final int workers;

  /**
   * Opens a manager of {@code workers} threads.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public LocalExecutorManager(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers is " + workers + ", want at least 1");
    }
    this.workers = workers;
  }

  @Override
  public final int workerCount() {
    return workers;
  }

  @Override
  final <R> List<WorkerReport> work(Run<R> run) throws InterruptedException {
    return new Crew<>(run, Team.alone(workers)).work();
  }
}
