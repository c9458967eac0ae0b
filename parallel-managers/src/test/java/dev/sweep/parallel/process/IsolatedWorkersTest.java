package dev.sweep.parallel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ParallelManager;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import dev.sweep.parallel.serial.RemoteCause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class IsolatedWorkersTest {
  private static final IndexRange TEN = new IndexRange(0, 10);

  @Test
  void passesResultsOfEightMegabytes() throws Exception {
    Emissions<double[]> emissions = new Emissions<>();
    run(
        _ -> (range, emitter) -> emitter.emit(range, new double[1_000_000 + (int) range.first()]),
        new IndexRange(3, 1),
        emissions);

    assertThat(emissions.results().get(3L)).hasSize(1_000_003);
  }

  @Test
  void keepsResultsApartFromGarbageOnStandardOutput() throws Exception {
    Emissions<Long> emissions = new Emissions<>();
    run(_ -> IsolatedWorkersTest::printGarbageThenEmit, TEN, emissions);

    assertThat(emissions.results()).containsExactly(Map.entry(0L, 42L));
  }

  private static void printGarbageThenEmit(IndexRange range, Worker.Emitter<Long> emitter)
      throws Exception {
    byte[] garbage = new byte[1_000_000];
    new Random(42).nextBytes(garbage);
    System.out.write(garbage);
    System.out.flush();
    emitter.emit(range, 42L);
  }

  @Test
  void passesTenThousandRanges() throws Exception {
    AtomicLong sum = new AtomicLong();
    try (ParallelManager manager = new ProcessExecutorManager(2, ChildOptions.standard())) {
      manager.<Long>process(
          IndexRanges.of(10_000),
          Schedule.fixed(1),
          _ -> (range, emitter) -> emitter.emit(range, range.first()),
          (_, _, index) -> sum.addAndGet(index),
          new StopSignal());
    }
    assertThat(sum).hasValue(49_995_000);
  }

  @Test
  void tellsTheWorkerWhenItIsToStop() throws Exception {
    Emissions<Long> emissions = new Emissions<>(1);
    run(_ -> IsolatedWorkersTest::emitThenAwaitStop, TEN, emissions);

    assertThat(emissions.results()).containsOnlyKeys(0L, 1L);
  }

  private static void emitThenAwaitStop(IndexRange range, Worker.Emitter<Long> emitter)
      throws Exception {
    emitter.emit(new IndexRange(range.first(), 1), 0L);
    while (!emitter.stopRequested()) {
      Thread.onSpinWait();
    }
    emitter.emit(new IndexRange(range.first() + 1, 1), 0L);
  }

  /** An answer to what is emitted must not be taken for a stop by another thread that asks. */
  @Test
  void anyThreadMayAskForAStopWhileTheWorkerEmits() throws Exception {
    IndexRange range = new IndexRange(0, 2_000);
    Emissions<Boolean> emissions = new Emissions<>();
    run(_ -> IsolatedWorkersTest::emitBesideAThreadThatAsks, range, emissions);

    assertThat(emissions.results()).hasSize(2_000).doesNotContainValue(true);
  }

  private static void emitBesideAThreadThatAsks(IndexRange range, Worker.Emitter<Boolean> emitter)
      throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread asking =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!done.get()) {
                boolean _ = emitter.stopRequested();
              }
            });
    for (long index = range.first(); index < range.end(); index++) {
      emitter.emit(new IndexRange(index, 1), emitter.stopRequested());
    }
    done.set(true);
    asking.join();
  }

  @Test
  void returnsFromEmitWhenTheResultIsTaken() throws Exception {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    Worker.Emitter<Long> slow =
        new Worker.Emitter<>() {
          @Override
          public void emit(IndexRange done, Long emittedBefore) throws Exception {
            Thread.sleep(50);
            events.add(emittedBefore + " before " + done.first());
          }

          @Override
          public boolean stopRequested() {
            return false;
          }
        };
    run(_ -> IsolatedWorkersTest::emitTimeWaited, new IndexRange(0, 3), slow);

    assertThat(events).containsExactly("0 before 0", "1 before 1", "1 before 2");
  }

  /** Emits, one by one, 1 if the emission before took as long as its receiver does, else 0. */
  private static void emitTimeWaited(IndexRange range, Worker.Emitter<Long> emitter)
      throws Exception {
    long waited = 0;
    for (long index = range.first(); index < range.end(); index++) {
      long start = System.nanoTime();
      emitter.emit(new IndexRange(index, 1), waited);
      waited = System.nanoTime() - start >= 50_000_000 ? 1 : 0;
    }
  }

  @Test
  void killsAChildThatLoopsForEverWhenTheRunIsStopped() throws Exception {
    StopSignal stop = new StopSignal();
    try (ParallelManager manager = new ProcessExecutorManager(2, ChildOptions.standard())) {
      List<Long> pids = Collections.synchronizedList(new ArrayList<>());
      List<WorkerReport> reports =
          manager.<Long>process(
              IndexRanges.of(2),
              Schedule.balanced(),
              _ -> IsolatedWorkersTest::emitPidThenLoop,
              (_, _, pid) -> {
                pids.add(pid);
                stop.request();
              },
              stop);

      assertThat(reports).noneMatch(WorkerReport::abandoned);
      assertThat(pids).isNotEmpty().noneMatch(IsolatedWorkersTest::isAlive);
    }
  }

  private static void emitPidThenLoop(IndexRange range, Worker.Emitter<Long> emitter)
      throws Exception {
    emitter.emit(range, ProcessHandle.current().pid());
    Deed.LOOP.run();
  }

  @Test
  void throwsExceptionsThatCannotBeCopiedByAStandIn() {
    RemoteCause thrown =
        catchThrowableOfType(
            RemoteCause.class,
            () ->
                run(
                    _ ->
                        (_, _) -> {
                          throw new UncopiableException("no mesh");
                        },
                    TEN,
                    new Emissions<Long>()));

    assertThat(thrown)
        .hasMessage(UncopiableException.class.getName() + ": no mesh")
        .hasStackTraceContaining("at " + WorkerProgram.class.getName());
  }

  private static final class UncopiableException extends IOException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "unused"}) // What is wrong with it.
    private final Object lock = new Object();

    UncopiableException(String message) {
      super(message);
    }
  }

  @Test
  void saysWhichResultCannotBeCopied() {
    assertThatThrownBy(() ->
            run(_ -> (range, emitter) -> emitter.emit(range, new Object()), TEN, new Emissions<>()))
        .hasMessage(
            "an object of java.lang.Object cannot be sent: java.lang.Object is not"
                + " java.io.Serializable");
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).isPresent();
  }

  private static <R> void run(
      Worker.Factory<R> workers, IndexRange range, Worker.Emitter<R> emitter) throws Exception {
    try (IsolatedWorkers<R> isolated = IsolatedWorkers.of(workers, ChildOptions.standard())) {
      Worker<R> worker = isolated.open(0);
      try {
        worker.run(range, emitter);
      } finally {
        worker.close();
      }
    }
  }
}
