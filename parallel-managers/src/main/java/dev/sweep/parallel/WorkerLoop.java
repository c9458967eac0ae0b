package dev.sweep.parallel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker of a run: takes chunks until none is left or the run halts. Ends without throwing;
 * what goes wrong is the run's failure.
 */
final class WorkerLoop<R> implements Runnable {
  private final int number;
  private final Run<R> run;
  private final InterruptGate gate = new InterruptGate();
  private final Tally tally;
  private final Outlet<R> outlet;

  WorkerLoop(int number, int rank, Run<R> run) {
    this.number = number;
    this.run = run;
    this.tally = new Tally(number, rank);
    this.outlet = new Outlet<>(number, run, gate, tally);
  }

  @Override
  public void run() {
    tally.started();
    try {
      work();
    } catch (Throwable e) {
      fail("failed between chunks", e);
    } finally {
      tally.ended();
    }
  }

  int number() {
    return number;
  }

  /** Interrupts the worker's own code, now or when it is in it again. */
  void interrupt() {
    gate.interrupt();
  }

  /** Gives the worker up, so that its results are refused; returns false if one is on its way. */
  boolean abandon() {
    return gate.abandon();
  }

  /** Returns what it did so far. */
  WorkerReport report() {
    return tally.report();
  }

  /** A worker that gets nothing to do is not opened. */
  private void work() {
    List<IndexRange> chunk = next();
    Worker<R> worker = chunk.isEmpty() ? null : open();
    if (worker == null) {
      return;
    }
    while (!chunk.isEmpty() && runAll(worker, chunk)) {
      chunk = next();
    }
    close(worker);
  }

  private List<IndexRange> next() {
    if (run.stopping()) {
      return List.of();
    }
    return run.dispatcher().next(number);
  }

  private @Nullable Worker<R> open() {
    long start = enter();
    try {
      return run.workers().open(number);
    } catch (Throwable e) {
      endedBy("could not be opened", e);
      return null;
    } finally {
      leave(start);
    }
  }

  /** Returns whether the worker can go on. */
  private boolean runAll(Worker<R> worker, List<IndexRange> chunk) {
    tally.handedChunk();
    long start = System.nanoTime();
    long count = 0;
    for (IndexRange range : chunk) {
      if (run.stopping() || !runOne(worker, range)) {
        return false;
      }
      count += range.count();
    }
    run.dispatcher().finished(number, count, (System.nanoTime() - start) / 1e9);
    return true;
  }

  private boolean runOne(Worker<R> worker, IndexRange range) {
    outlet.begin(range);
    long start = enter();
    try {
      worker.run(range, outlet);
      outlet.requireComplete();
      tally.ranIn(worker.pid());
      return true;
    } catch (Throwable e) {
      endedBy("failed in indexes %d to %d".formatted(range.first(), range.end() - 1), e);
      return false;
    } finally {
      leave(start);
    }
  }

  private void close(Worker<R> worker) {
    long start = System.nanoTime();
    try {
      worker.close();
    } catch (Throwable e) {
      fail("could not be closed", e);
    } finally {
      tally.busy(System.nanoTime() - start);
    }
  }

  private long enter() {
    gate.enter();
    return System.nanoTime();
  }

  private void leave(long start) {
    tally.busy(System.nanoTime() - start - outlet.takeReceivingNanos());
    gate.leave();
    if (gate.takeInterruptByOthers() && !run.stopping()) {
      fail("was interrupted", new InterruptedException("the worker's thread was interrupted"));
    }
  }

  /** What the worker throws once it was interrupted, or when its receiver threw, is no news. */
  private void endedBy(String what, Throwable cause) {
    boolean brokenOff =
        (cause instanceof Exception && gate.interrupted())
            || (cause instanceof InterruptedException && run.stopping());
    if (!brokenOff && !outlet.receiverFailed()) {
      fail(what, cause);
    }
  }

  private void fail(String what, Throwable cause) {
    run.fail(new ManagerException(number, "worker " + number + " " + what + ": " + cause, cause));
  }
}
