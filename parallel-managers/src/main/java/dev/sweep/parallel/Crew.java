package dev.sweep.parallel;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The workers of one run, each on a daemon thread of its own. Not more are started than there are
 * indexes; the others report that they did nothing.
 *
 * <p>How the threads work together: workers share nothing but the {@link Run}. They take chunks
 * from its dispatcher under a lock, once a chunk, and hand results to its receiver on their own
 * threads, which holds them up when the receiver is slow. The thread that called {@link #work} only
 * waits. The run halts when its stop signal is requested, when the first worker or receiver fails,
 * or when the waiting thread is interrupted. Workers then get no more chunks and may finish the
 * item they are at; after {@value #GRACE_MILLIS} ms they are interrupted, again and again, for code
 * may swallow one; after {@value #PATIENCE_MILLIS} ms they are abandoned: their threads may live
 * on, but their results are refused. A worker that is inside the receiver is neither interrupted
 * nor abandoned, so when {@code work} has returned the receiver is not in use and will not be
 * called again.
 *
 * <p>Locks are taken in the order crew, gate, tally; none is held while foreign code runs.
 */
public final class Crew<R> {
  static final long GRACE_MILLIS = 250;
  static final long PATIENCE_MILLIS = 600;
  static final long REPEAT_MILLIS = 50;

  private final Run<R> run;
  private final List<WorkerLoop<R>> loops;
  private int running;
  private boolean halted;
  private long haltNanos;

  Crew(Run<R> run, Team team) {
    this.run = run;
    this.loops =
        IntStream.range(0, team.size())
            .mapToObj(index -> new WorkerLoop<>(team.first() + index, team.rank(), run))
            .toList();
  }

  /**
   * Runs the workers of one process to their end: a part of what {@link ParallelManager#process}
   * does over all of them.
   *
   * @param dispatcher hands out ranges to all workers of {@code team}
   * @param stop ends the run early; is requested when it ends early for another reason
   * @return one report for each worker of {@code team}
   * @throws ManagerException if one of them failed, or the receiver
   * @throws InterruptedException if this thread was interrupted; all workers have been stopped
   */
  public static <R> List<WorkerReport> run(
      Team team,
      Dispatcher dispatcher,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop)
      throws InterruptedException {
    try (Run<R> run = new Run<>(Long.MAX_VALUE, dispatcher, workers, receiver, stop);
        StopSignal.Registration _ = run.onHalt(stop::request)) {
      return new Crew<>(run, team).work();
    }
  }

  /** Runs all workers to their end and returns what they did, in the order of their numbers. */
  List<WorkerReport> work() throws InterruptedException {
    try (StopSignal.Registration _ = run.onHalt(this::halted)) {
      loops.stream().limit(run.size()).forEach(this::start);
      awaitEnd();
    }
    run.throwIfFailed();
    return loops.stream().map(WorkerLoop::report).toList();
  }

  private void start(WorkerLoop<R> loop) {
    changeRunning(1);
    try {
      Thread.ofPlatform().daemon().name("worker-" + loop.number()).start(() -> runToEnd(loop));
    } catch (OutOfMemoryError e) {
      changeRunning(-1);
      run.fail(new ManagerException(loop.number(), "no thread for worker " + loop.number(), e));
    }
  }

  private void runToEnd(WorkerLoop<R> loop) {
    try {
      loop.run();
    } finally {
      changeRunning(-1);
    }
  }

  private synchronized void changeRunning(int by) {
    running += by;
    notifyAll();
  }

  private synchronized void halted() {
    if (!halted) {
      halted = true;
      haltNanos = System.nanoTime();
      notifyAll();
    }
  }

  private void awaitEnd() throws InterruptedException {
    try {
      awaitLoops();
    } catch (InterruptedException e) {
      run.halt();
      awaitHalt();
      throw e;
    }
  }

  /** Waits, deaf to further interrupts: the halt does not take long. */
  private void awaitHalt() {
    while (true) {
      try {
        awaitLoops();
        return;
      } catch (InterruptedException _) {
        // The first interrupt is passed on already.
      }
    }
  }

  private synchronized void awaitLoops() throws InterruptedException {
    while (running > 0 && !(halted && pressEnd())) {
      wait(halted ? REPEAT_MILLIS : 0);
    }
  }

  /** Does what is due at this time after the halt; returns whether the workers are given up. */
  private boolean pressEnd() {
    long millis = (System.nanoTime() - haltNanos) / 1_000_000;
    if (millis >= GRACE_MILLIS) {
      loops.forEach(WorkerLoop::interrupt);
    }
    return millis >= PATIENCE_MILLIS && loops.stream().allMatch(WorkerLoop::abandon);
  }
}
