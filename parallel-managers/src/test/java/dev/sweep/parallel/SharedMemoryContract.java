package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is promised of workers that share the memory of whoever started them, on each rank. */
abstract class SharedMemoryContract extends ParallelManagerContract {
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
  void callsTheReceiverOnTheRootOnTheThreadThatEmitsThere() throws Exception {
    Set<Thread> emitting = ConcurrentHashMap.newKeySet();
    ConcurrentMap<Integer, Set<Thread>> receiving = new ConcurrentHashMap<>();
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(100),
            Schedule.balanced(),
            _ -> Receipts.oneByOne(_ -> emitting.add(Thread.currentThread())),
            (worker, _, _) -> threadsOf(worker, receiving).add(Thread.currentThread()),
            stop);

    List<Integer> working =
        reports.stream().filter(report -> report.chunks() > 0).map(WorkerReport::worker).toList();
    assertThat(receiving.keySet())
        .containsExactlyInAnyOrderElementsOf(manager.isRoot() ? working : List.of());
    Set<Thread> ofOwnWorkers =
        reports.stream()
            .filter(report -> manager.isRoot() && report.rank() == 0)
            .flatMap(report -> threadsOf(report.worker(), receiving).stream())
            .collect(Collectors.toSet());
    assertThat(ofOwnWorkers).isEqualTo(manager.isRoot() ? emitting : Set.of());
  }

  private static Set<Thread> threadsOf(int worker, ConcurrentMap<Integer, Set<Thread>> receiving) {
    return receiving.computeIfAbsent(worker, _ -> ConcurrentHashMap.newKeySet());
  }

  @Test
  void buildsOncePerWorker() throws Exception {
    AtomicInteger builds = new AtomicInteger();
    manager
        .scatter(
            Schedule.balanced(),
            worker -> {
              builds.incrementAndGet();
              return worker;
            },
            (worker, _) -> worker,
            IntStream.range(0, 100).boxed().toList())
        .gather();

    assertThat(builds).hasValue(manager.workerCount() / manager.processCount());
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
        .hasMessageMatching(
            "worker \\d+ failed in indexes \\d+ to \\d+: .*broken model( \\(rank \\d+\\))?");
    assertThat(manager.combine(new ArrayList<>(throwing)).stream().flatMap(List::stream))
        .containsExactly(thrown.worker().orElseThrow());
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
  void refusesToBeClosedByAWorker() {
    ManagerException thrown = failure(_ -> Receipts.oneByOne(_ -> manager.close()), receipts);

    assertThat(thrown).hasCauseInstanceOf(IllegalStateException.class);
  }
}
