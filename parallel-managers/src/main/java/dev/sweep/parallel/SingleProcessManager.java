package dev.sweep.parallel;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One process with one worker, which runs on the caller's own thread.
 *
 * <p>When a run is stopped, a short-lived thread interrupts a worker that does not return by
 * itself. Being on the caller's thread, the worker cannot be abandoned: one that is deaf to
 * interrupts is waited for.
 *
 * {@snippet :
 * try (ParallelManager manager = new SingleProcessManager()) {
 *   manager.process(IndexRanges.of(1_000), Schedule.dynamic(), workers, receiver, new StopSignal());
 * }
 * }
 */
public final class SingleProcessManager extends OneProcessManager {

  @Override
  public int workerCount() {
    return 1;
  }

  @Override
  <R> List<WorkerReport> work(Run<R> run) throws InterruptedException {
    WorkerLoop<R> loop = new WorkerLoop<>(0, rank(), run);
    CountDownLatch ended = new CountDownLatch(1);
    try (StopSignal.Registration _ = run.onHalt(() -> startInterrupter(loop, ended))) {
      loop.run();
    } finally {
      ended.countDown();
    }
    throwIfFailed(run);
    return List.of(loop.report());
  }

  /** An interrupt of the worker's thread is one of the caller's. */
  private static void throwIfFailed(Run<?> run) throws InterruptedException {
    try {
      run.throwIfFailed();
    } catch (ManagerException e) {
      if (e.getCause() instanceof InterruptedException interrupt) {
        throw interrupt;
      }
      throw e;
    }
  }

  private static void startInterrupter(WorkerLoop<?> loop, CountDownLatch ended) {
    Thread.ofPlatform().daemon().name("interrupter").start(() -> interruptUntil(ended, loop));
  }

  private static void interruptUntil(CountDownLatch ended, WorkerLoop<?> loop) {
    try {
      boolean over = ended.await(Crew.GRACE_MILLIS, TimeUnit.MILLISECONDS);
      while (!over) {
        loop.interrupt();
        over = ended.await(Crew.REPEAT_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      // Nobody does; and if, the worker is waited for.
    }
  }
}
