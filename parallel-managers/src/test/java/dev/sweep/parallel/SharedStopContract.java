package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How workers are stopped that share the memory of whoever stops them, on each rank. */
abstract class SharedStopContract extends SharedMemoryContract {
  @Test
  void keepsWhatWasFinishedWhenItIsStopped() throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(1_000_000_000_000L),
            Schedule.dynamic(),
            _ -> Receipts.oneByOne(index -> stopAt(index, 1_000)),
            receipts,
            stop);

    assertThat(union(reports).count()).isPositive().isLessThan(1_000_000);
    assertReceived(receipts, union(reports));
  }

  @Test
  void interruptsWorkersThatSleepWhenItIsStopped() throws Exception {
    long start = System.nanoTime();
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(100),
            Schedule.dynamic(),
            _ -> Receipts.oneByOne(_ -> stopAndSleep()),
            receipts,
            stop);

    assertThat(secondsSince(start)).isLessThan(promptSeconds());
    assertThat(reports).noneMatch(WorkerReport::abandoned);
    assertThat(receipts.all()).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void interruptsWorkersThatAreStillBeingOpenedWhenItIsStopped() throws Exception {
    long start = System.nanoTime();
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(100),
            Schedule.balanced(),
            _ -> {
              stopAndSleep();
              return Receipts.summing();
            },
            receipts,
            stop);

    assertThat(secondsSince(start)).isLessThan(promptSeconds());
    assertThat(union(reports)).isEqualTo(IndexRanges.empty());
  }

  @Test
  void doesNotInterruptAWorkerThatIsBeingClosed() throws Exception {
    AtomicInteger interrupts = new AtomicInteger();
    manager.process(
        IndexRanges.of(1),
        Schedule.dynamic(),
        _ -> new SlowlyClosingWorker(stop, interrupts),
        receipts,
        stop);

    assertThat(interrupts).hasValue(0);
    assertReceived(receipts, IndexRanges.of(1));
  }

  private record SlowlyClosingWorker(StopSignal stop, AtomicInteger interrupts)
      implements Worker<Long> {
    @Override
    public void run(IndexRange range, Emitter<Long> emitter) throws Exception {
      emitter.emit(range, 0L);
    }

    @Override
    public void close() {
      stop.request();
      try {
        Thread.sleep(2 * Crew.GRACE_MILLIS);
      } catch (InterruptedException e) {
        interrupts.incrementAndGet();
      }
    }
  }

  @Test
  void interruptsAgainWhenAWorkerSwallowsTheFirst() throws Exception {
    AtomicInteger interrupts = new AtomicInteger();
    manager.process(
        IndexRanges.of(1),
        Schedule.dynamic(),
        _ -> Receipts.oneByOne(_ -> sleepThroughInterrupts(interrupts, 3)),
        receipts,
        stop);

    assertThat(manager.reduce(interrupts.longValue(), ReduceOp.SUM)).isEqualTo(3);
  }

  @Test
  void stopsAndThrowsWhereTheCallerIsInterrupted() {
    Thread caller = Thread.currentThread();
    AtomicLong interrupts = new AtomicLong();
    Throwable thrown =
        catchThrowable(() ->
            manager.process(
                IndexRanges.of(1),
                Schedule.dynamic(),
                _ ->
                    Receipts.oneByOne(_ -> {
                      interrupts.incrementAndGet();
                      caller.interrupt();
                      Thread.sleep(60_000);
                    }),
                receipts,
                stop));

    assertThat(manager.reduce(interrupts.get(), ReduceOp.SUM)).isEqualTo(1);
    assertThat(thrown instanceof InterruptedException).isEqualTo(interrupts.get() == 1);
    assertThat(stop.requested()).isFalse();
  }

  private void stopAndSleep() throws InterruptedException {
    stop.request();
    Thread.sleep(60_000);
  }

  private void stopAt(long index, long last) {
    if (index >= last) {
      stop.request();
    }
  }

  private void sleepThroughInterrupts(AtomicInteger interrupts, int wanted) {
    stop.request();
    while (interrupts.get() < wanted) {
      try {
        Thread.sleep(20_000);
        return;
      } catch (InterruptedException e) {
        interrupts.incrementAndGet();
      }
    }
  }
}
