package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LocalExecutorManagerTest {

  @Nested
  final class TwoThreads extends ThreadsContract {
    @Override
    ParallelManager openManager() {
      return new LocalExecutorManager(2);
    }
  }

  @Nested
  final class FiveThreads extends ThreadsContract {
    @Override
    ParallelManager openManager() {
      return new LocalExecutorManager(5);
    }
  }

  @Test
  void refusesToOpenWithoutAWorker() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalExecutorManager(0))
        .withMessage("workers is 0, want at least 1");
  }

  @Test
  void splitsTenOverFourIntoThreeThreeTwoTwo() throws Exception {
    try (ParallelManager manager = new LocalExecutorManager(4)) {
      List<WorkerReport> reports =
          manager.process(
              IndexRanges.of(10),
              Schedule.balanced(),
              _ -> Receipts.summing(),
              new Receipts(),
              new StopSignal());

      assertThat(reports)
          .extracting(report -> report.done().count())
          .containsExactly(3L, 3L, 2L, 2L);
    }
  }

  @Test
  void startsNoMoreThreadsThanThereAreIndexes() throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try (ParallelManager manager = new LocalExecutorManager(100_000)) {
      Receipts receipts = new Receipts();
      long before = threads.getTotalStartedThreadCount();
      List<WorkerReport> reports =
          manager.process(
              IndexRanges.of(2),
              Schedule.dynamic(),
              _ -> Receipts.summing(),
              receipts,
              new StopSignal());

      assertThat(threads.getTotalStartedThreadCount() - before).isLessThan(100);
      assertThat(manager.workerCount()).isEqualTo(100_000);
      assertThat(reports).hasSize(100_000).noneMatch(WorkerReport::abandoned);
      assertThat(receipts.indexes()).isEqualTo(IndexRanges.of(2));
    }
  }

  /** What holds beyond the contract where each worker has a thread of its own. */
  abstract static class ThreadsContract extends SharedStopContract {

    @Test
    void runsAllWorkersAtOnce() throws Exception {
      CyclicBarrier all = new CyclicBarrier(manager.workerCount());
      manager.process(
          IndexRanges.of(manager.workerCount()),
          Schedule.fixed(1),
          _ -> Receipts.oneByOne(_ -> all.await()),
          receipts,
          stop);

      assertThat(receipts.indexes().count()).isEqualTo(manager.workerCount());
    }

    @Test
    void abandonsWorkersThatAreDeafToInterrupts() throws Exception {
      CountDownLatch release = new CountDownLatch(1);
      CountDownLatch refused = new CountDownLatch(manager.workerCount());
      CyclicBarrier all = new CyclicBarrier(manager.workerCount(), stop::request);
      long start = System.nanoTime();
      List<WorkerReport> reports =
          manager.process(
              IndexRanges.of(manager.workerCount()),
              Schedule.fixed(1),
              _ -> deaf(all, release, refused),
              receipts,
              stop);

      assertThat(secondsSince(start)).isLessThan(2);
      assertThat(reports).allMatch(WorkerReport::abandoned);
      release.countDown();
      assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(receipts.all()).isEmpty();
    }

    @Test
    void throwsPromptlyWhileOtherWorkersSleep() {
      CyclicBarrier all = new CyclicBarrier(manager.workerCount());
      IOException cause = new IOException("broken");
      long start = System.nanoTime();
      ManagerException thrown =
          failure(
              worker ->
                  (_, _) -> {
                    all.await();
                    if (worker == 1) {
                      throw cause;
                    }
                    Thread.sleep(60_000);
                  },
              receipts);

      assertThat(secondsSince(start)).isLessThan(2);
      assertThat(thrown).hasCause(cause).hasMessageStartingWith("worker 1 failed in indexes");
      assertThat(thrown.worker()).hasValue(1);
      assertThat(thrown.getSuppressed()).isEmpty();
    }

    @Test
    void letsTheOthersFinishTheItemTheyAreAtWhenOneFails() {
      CyclicBarrier all = new CyclicBarrier(manager.workerCount());
      failure(
          worker ->
              (range, emitter) -> {
                all.await();
                if (worker == 0) {
                  throw new IOException("broken");
                }
                emitter.emit(range, 0L);
              },
          receipts);

      assertThat(receipts.indexes().count()).isEqualTo(manager.workerCount() - 1);
    }

    @Test
    void holdsWorkersUpWhileTheReceiverIsSlow() throws Exception {
      CountDownLatch atReceiver = new CountDownLatch(manager.workerCount());
      manager.process(
          IndexRanges.of(1_000),
          Schedule.fixed(1),
          _ -> Receipts.summing(),
          (worker, range, result) -> {
            atReceiver.countDown();
            atReceiver.await();
            receipts.accept(worker, range, result);
          },
          stop);

      assertThat(receipts.indexes()).isEqualTo(IndexRanges.of(1_000));
    }

    private static Worker<Long> deaf(
        CyclicBarrier all, CountDownLatch release, CountDownLatch refused) {
      return (range, emitter) -> {
        all.await();
        awaitDeafly(release);
        try {
          emitter.emit(range, 0L);
        } catch (InterruptedException e) {
          refused.countDown();
        }
      };
    }

    private static void awaitDeafly(CountDownLatch latch) {
      while (true) {
        try {
          latch.await();
          return;
        } catch (InterruptedException _) {
          // Deaf.
        }
      }
    }
  }
}
