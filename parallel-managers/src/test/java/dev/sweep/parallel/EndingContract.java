package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How runs of {@link ParallelManager#process} fail and stop, whatever the manager. */
abstract class EndingContract extends ProcessContract {
  @Test
  void throwsWhatOpenThrew() {
    IOException cause = new IOException("no licence");
    ManagerException thrown =
        failure(
            _ -> {
              throw cause;
            },
            receipts);

    assertThat(thrown).hasCause(cause).hasMessageContainingAll("could not be opened", "no licence");
    assertThat(thrown.worker()).isPresent();
  }

  @Test
  void throwsAnErrorOfAWorkerToo() {
    StackOverflowError cause = new StackOverflowError();

    assertThat(failure(_ -> Receipts.oneByOne(_ -> fail(cause)), receipts)).hasCause(cause);
  }

  @Test
  void throwsWhatTheReceiverThrewAsTheCauseItself() {
    IOException full = new IOException("No space left on device");
    ManagerException thrown =
        failure(
            _ -> Receipts.summing(),
            (_, _, _) -> {
              throw full;
            });

    assertThat(thrown).hasCause(full).hasMessageContainingAll("receiver", "No space left");
  }

  @Test
  void throwsWhatTheReceiverThrewEvenIfTheWorkerSwallowsIt() {
    IOException full = new IOException("No space left on device");
    ManagerException thrown =
        failure(
            _ -> swallowing(),
            (_, _, _) -> {
              throw full;
            });

    assertThat(thrown).hasCause(full);
  }

  @Test
  void throwsWhatCloseThrew() {
    IllegalStateException cause = new IllegalStateException("cannot release");

    assertThat(failure(_ -> new UnclosableWorker(cause), receipts))
        .hasCause(cause)
        .hasMessageContaining("could not be closed");
  }

  private record UnclosableWorker(RuntimeException cause) implements Worker<Long> {
    @Override
    public void run(IndexRange range, Emitter<Long> emitter) throws Exception {
      emitter.emit(range, 0L);
    }

    @Override
    public void close() {
      throw cause;
    }
  }

  @Test
  void refusesResultsOutsideTheRange() {
    assertThat(
            failure(_ -> (r, e) -> e.emit(new IndexRange(r.first(), r.count() + 1), 0L), receipts))
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not within");
  }

  @Test
  void refusesResultsThatComeTwice() {
    ManagerException thrown =
        failure(
            _ ->
                (range, emitter) -> {
                  emitter.emit(range, 0L);
                  emitter.emit(new IndexRange(range.first(), 1), 0L);
                },
            receipts);

    assertThat(thrown).hasMessageContaining("twice");
  }

  @Test
  void failsWhenAWorkerLeavesIndexesOutSilently() {
    assertThat(failure(_ -> (_, _) -> {}, receipts))
        .hasMessageContaining("run returned without results for");
  }

  @Test
  void isUsableAfterAFailure() throws Exception {
    failure(_ -> Receipts.oneByOne(_ -> fail(new AssertionError("failed"))), receipts);
    Receipts next = new Receipts();
    manager.process(
        IndexRanges.of(50), Schedule.dynamic(), _ -> Receipts.summing(), next, new StopSignal());

    assertReceived(next, IndexRanges.of(50));
    assertThat(stop.requested()).isFalse();
  }

  @Test
  void doesNothingWhenStoppedBeforehand() throws Exception {
    stop.request();
    manager.process(
        IndexRanges.of(100), Schedule.balanced(), _ -> Receipts.summing(), receipts, stop);

    assertThat(receipts.all()).isEmpty();
  }

  @Test
  void neverInterruptsTheReceiver() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger interrupts = new AtomicInteger();
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(1),
            Schedule.dynamic(),
            _ -> Receipts.summing(),
            (_, _, _) -> {
              stop.request();
              try {
                assertThat(never.await(1_500, TimeUnit.MILLISECONDS)).isFalse();
              } catch (InterruptedException e) {
                interrupts.incrementAndGet();
              }
            },
            stop);

    assertThat(interrupts).hasValue(0);
    assertThat(union(reports)).isEqualTo(IndexRanges.of(1));
  }

  private static Worker<Long> swallowing() {
    return (range, emitter) -> {
      try {
        emitter.emit(range, 0L);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("No space");
      }
    };
  }

  private static void fail(Error error) {
    throw error;
  }
}
