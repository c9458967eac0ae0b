package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link ParallelManager#process} promises, whatever the manager. */
@Timeout(30)
abstract class ProcessContract {
  private static final IndexRanges HOLED =
      IndexRanges.of(new IndexRange(3, 4), new IndexRange(10, 1), new IndexRange(100, 5_000));

  ParallelManager manager = new SingleProcessManager();
  final Receipts receipts = new Receipts();
  final StopSignal stop = new StopSignal();

  abstract ParallelManager openManager();

  @BeforeEach
  void open() {
    manager = openManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  static List<Schedule> schedules() {
    return List.of(
        Schedule.dynamic(), Schedule.dynamic(64), Schedule.fixed(7), Schedule.balanced());
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void handsEachIndexToOneWorkerOnce(Schedule schedule) throws Exception {
    List<WorkerReport> reports =
        manager.process(IndexRanges.of(10_000), schedule, _ -> Receipts.summing(), receipts, stop);

    assertThat(receipts.indexes()).isEqualTo(IndexRanges.of(10_000));
    assertThat(receipts.sum()).isEqualTo(49_995_000);
    assertThat(union(reports)).isEqualTo(IndexRanges.of(10_000));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void leavesOutTheHolesOfTheWork(Schedule schedule) throws Exception {
    manager.process(HOLED, schedule, _ -> Receipts.summing(), receipts, stop);

    assertThat(receipts.indexes()).isEqualTo(HOLED);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void doesNothingWithoutWork(Schedule schedule) throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.empty(),
            schedule,
            worker -> {
              throw new AssertionError("opened worker " + worker);
            },
            receipts,
            stop);

    assertThat(receipts.all()).isEmpty();
    assertThat(reports).hasSize(manager.workerCount()).allMatch(report -> report.chunks() == 0);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void servesMoreWorkersThanIndexes(Schedule schedule) throws Exception {
    List<WorkerReport> reports =
        manager.process(IndexRanges.of(1), schedule, _ -> Receipts.summing(), receipts, stop);

    assertThat(receipts.indexes()).isEqualTo(IndexRanges.of(1));
    assertThat(reports).hasSize(manager.workerCount());
    assertThat(union(reports)).isEqualTo(IndexRanges.of(1));
  }

  @Test
  void splitsBalancedIntoContiguousBlocksOfWhichTheFirstAreLarger() throws Exception {
    int workers = manager.workerCount();
    long work = 3L * workers + workers / 2;
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(work), Schedule.balanced(), _ -> Receipts.summing(), receipts, stop);

    long next = 0;
    for (WorkerReport report : reports) {
      long count = report.worker() < workers / 2 ? 4 : 3;
      assertThat(report.done()).isEqualTo(IndexRanges.of(new IndexRange(next, count)));
      next += count;
    }
  }

  @Test
  void reportsWhatEachWorkerDid() throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(1_000),
            Schedule.fixed(10),
            _ -> Receipts.oneByOne(_ -> {}),
            receipts,
            stop);

    assertThat(reports).extracting(WorkerReport::worker).isSorted().doesNotHaveDuplicates();
    assertThat(reports.stream().mapToLong(WorkerReport::chunks).sum()).isEqualTo(100);
    for (WorkerReport report : reports) {
      assertThat(report.busySeconds()).isBetween(0.0, report.wallSeconds());
      assertThat(report.host()).isNotBlank();
      assertThat(report.pid()).isPositive();
      assertThat(report.abandoned()).isFalse();
      assertThat(report.done()).isEqualTo(receivedFrom(report.worker()));
    }
  }

  @Test
  void opensRunsAndClosesAWorkerOnOneThreadAndClosesItOnce() throws Exception {
    List<String> faults = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger open = new AtomicInteger();
    manager.process(
        IndexRanges.of(1_000),
        Schedule.fixed(5),
        _ -> {
          open.incrementAndGet();
          return new ConfinedWorker(faults, open);
        },
        receipts,
        stop);

    assertThat(faults).isEmpty();
    assertThat(open).hasValue(0);
  }

  private static final class ConfinedWorker implements Worker<Long> {
    private final Thread owner = Thread.currentThread();
    private final List<String> faults;
    private final AtomicInteger open;

    ConfinedWorker(List<String> faults, AtomicInteger open) {
      this.faults = faults;
      this.open = open;
    }

    @Override
    public void run(IndexRange range, Emitter<Long> emitter) throws Exception {
      requireOwner("run");
      emitter.emit(range, 0L);
    }

    @Override
    public void close() {
      requireOwner("close");
      open.decrementAndGet();
    }

    private void requireOwner(String call) {
      if (!Thread.currentThread().equals(owner)) {
        faults.add(call + " on " + Thread.currentThread());
      }
    }
  }

  @Test
  void callsTheReceiverOnTheThreadThatEmits() throws Exception {
    Set<Thread> emitting = ConcurrentHashMap.newKeySet();
    Set<Thread> receiving = ConcurrentHashMap.newKeySet();
    manager.process(
        IndexRanges.of(100),
        Schedule.fixed(1),
        _ -> Receipts.oneByOne(_ -> emitting.add(Thread.currentThread())),
        (_, _, _) -> receiving.add(Thread.currentThread()),
        stop);

    assertThat(receiving).isEqualTo(emitting);
  }

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
  void throwsWhatRunThrewWithTheWorkersNumberAndIndexes() {
    IOException cause = new IOException("broken model");
    List<Integer> throwing = Collections.synchronizedList(new ArrayList<>());
    ManagerException thrown =
        failure(
            worker ->
                Receipts.oneByOne(index -> {
                  if (index == 500) {
                    throwing.add(worker);
                    throw cause;
                  }
                }),
            receipts);

    assertThat(thrown)
        .hasCause(cause)
        .hasMessageMatching("worker \\d+ failed in indexes \\d+ to \\d+: .*broken model");
    assertThat(throwing).containsExactly(thrown.worker().orElseThrow());
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
  void closesEveryWorkerItOpenedWhenOneFails() {
    AtomicInteger open = new AtomicInteger();
    failure(
        _ -> {
          open.incrementAndGet();
          return new FailingWorker(open);
        },
        receipts);

    assertThat(open).hasValue(0);
  }

  private record FailingWorker(AtomicInteger open) implements Worker<Long> {
    @Override
    public void run(IndexRange range, Emitter<Long> emitter) throws Exception {
      throw new IOException("failed");
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @Test
  void isUsableAfterAFailure() throws Exception {
    failure(_ -> Receipts.oneByOne(_ -> fail(new AssertionError("failed"))), receipts);
    Receipts next = new Receipts();
    manager.process(
        IndexRanges.of(50), Schedule.dynamic(), _ -> Receipts.summing(), next, new StopSignal());

    assertThat(next.indexes()).isEqualTo(IndexRanges.of(50));
    assertThat(stop.requested()).isFalse();
  }

  @Test
  void keepsWhatWasFinishedWhenItIsStopped() throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(1_000_000_000_000L),
            Schedule.dynamic(),
            _ -> Receipts.oneByOne(index -> stopAt(index, 1_000)),
            receipts,
            stop);

    assertThat(receipts.indexes().count()).isPositive().isLessThan(1_000_000);
    assertThat(union(reports)).isEqualTo(receipts.indexes());
  }

  @Test
  void doesNothingWhenStoppedBeforehand() throws Exception {
    stop.request();
    manager.process(
        IndexRanges.of(100), Schedule.balanced(), _ -> Receipts.summing(), receipts, stop);

    assertThat(receipts.all()).isEmpty();
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

    assertThat(secondsSince(start)).isLessThan(1.5);
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

    assertThat(secondsSince(start)).isLessThan(1.5);
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
    assertThat(receipts.indexes()).isEqualTo(IndexRanges.of(1));
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

    assertThat(interrupts).hasValue(3);
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

  @Test
  void stopsAndThrowsWhenTheCallerIsInterrupted() {
    Thread caller = Thread.currentThread();
    InterruptedException thrown =
        catchThrowableOfType(
            InterruptedException.class,
            () ->
                manager.process(
                    IndexRanges.of(100),
                    Schedule.dynamic(),
                    _ ->
                        Receipts.oneByOne(_ -> {
                          caller.interrupt();
                          Thread.sleep(60_000);
                        }),
                    receipts,
                    stop));

    assertThat(thrown).isNotNull();
    assertThat(stop.requested()).isFalse();
  }

  @Test
  void refusesToBeCalledFromAWorker() {
    ManagerException thrown =
        failure(
            _ ->
                Receipts.oneByOne(_ ->
                    manager.process(
                        IndexRanges.of(1),
                        Schedule.dynamic(),
                        _ -> Receipts.summing(),
                        receipts,
                        stop)),
            receipts);

    assertThat(thrown).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void handsOutTwoHundredMillionCheapIndexesInFewChunks() throws Exception {
    AtomicLong received = new AtomicLong();
    List<WorkerReport> reports =
        manager.<Long>process(
            IndexRanges.of(200_000_000),
            Schedule.dynamic(4_096),
            _ -> (range, emitter) -> emitter.emit(range, range.count()),
            (_, _, count) -> received.addAndGet(count),
            stop);

    assertThat(received).hasValue(200_000_000);
    assertThat(reports.stream().mapToLong(WorkerReport::chunks).sum()).isLessThan(500);
  }

  /** Runs a thousand indexes and returns the failure that this must end with, promptly. */
  final ManagerException failure(Worker.Factory<Long> workers, ResultReceiver<Long> receiver) {
    ManagerException thrown =
        catchThrowableOfType(
            ManagerException.class,
            () ->
                manager.process(
                    IndexRanges.of(1_000), Schedule.dynamic(), workers, receiver, stop));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  static IndexRanges union(List<WorkerReport> reports) {
    IndexRanges.Builder builder = IndexRanges.builder();
    reports.forEach(report -> report.done().ranges().forEach(builder::add));
    return builder.build();
  }

  static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  final void stopAndSleep() throws InterruptedException {
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

  private IndexRanges receivedFrom(int worker) {
    IndexRanges.Builder builder = IndexRanges.builder();
    receipts.all().stream()
        .filter(receipt -> receipt.worker() == worker)
        .forEach(receipt -> builder.add(receipt.range()));
    return builder.build();
  }
}
