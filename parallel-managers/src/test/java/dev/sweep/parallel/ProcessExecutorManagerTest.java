package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.process.ProcessExecutorManager;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs in real child processes what can be copied there. */
final class ProcessExecutorManagerTest extends ParallelManagerContract {

  @Override
  ParallelManager openManager() {
    return new ProcessExecutorManager(2, ChildOptions.standard());
  }

  @Test
  void runsEachWorkerInAProcessOfItsOwn() throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(100),
            Schedule.balanced(),
            _ -> (range, emitter) -> emitter.emit(range, ProcessHandle.current().pid()),
            receipts,
            stop);

    assertThat(receipts.all())
        .allMatch(receipt -> receipt.result() == reports.get(receipt.worker()).pid());
    assertThat(reports)
        .extracting(WorkerReport::pid)
        .doesNotHaveDuplicates()
        .doesNotContain(ProcessHandle.current().pid());
  }

  @Test
  void throwsWhatRunThrewWithTheWorkersNumberAndIndexes() {
    ManagerException thrown =
        failure(
            worker ->
                Receipts.oneByOne(index -> {
                  if (index == 500) {
                    throw new IOException("broken model of worker " + worker);
                  }
                }),
            receipts);

    assertThat(thrown)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageMatching("worker (\\d+) failed in indexes \\d+ to \\d+: .* of worker \\1");
    assertThat(thrown.getMessage()).startsWith("worker " + thrown.worker().orElseThrow() + " ");
  }

  @Test
  void keepsWhatWasFinishedWhenItIsStopped() throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(1_000_000_000_000L),
            Schedule.dynamic(),
            _ -> Receipts.oneByOne(_ -> {}),
            stoppingAfter(1_000),
            stop);

    assertThat(receipts.indexes().count()).isPositive().isLessThan(1_000_000);
    assertThat(union(reports)).isEqualTo(receipts.indexes());
  }

  @Test
  void endsWorkersThatSleepWhenItIsStopped() throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(100), Schedule.dynamic(), _ -> fallingAsleep(), stoppingAfter(0), stop);

    assertThat(reports).noneMatch(WorkerReport::abandoned);
    assertThat(receipts.all()).isNotEmpty();
    assertThat(union(reports)).isEqualTo(receipts.indexes());
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void stopsAndThrowsWhenTheCallerIsInterrupted() {
    Thread caller = Thread.currentThread();
    assertThatThrownBy(() ->
            manager.process(
                IndexRanges.of(100),
                Schedule.dynamic(),
                _ -> fallingAsleep(),
                (_, _, _) -> caller.interrupt(),
                stop))
        .isInstanceOf(InterruptedException.class);
    assertThat(stop.requested()).isFalse();
  }

  @Test
  void leavesNoChildBehind() throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(100), Schedule.balanced(), _ -> Receipts.summing(), receipts, stop);

    assertThat(reports).noneMatch(report -> ProcessHandle.of(report.pid()).isPresent());
  }

  @Test
  void saysWhatOfAFactoryCannotBeCopied() {
    Object unserializable = new Object();
    assertThatThrownBy(() ->
            manager.process(
                IndexRanges.of(1),
                Schedule.dynamic(),
                _ -> Receipts.oneByOne(_ -> assertThat(unserializable).isNotNull()),
                receipts,
                stop))
        .isInstanceOf(ManagerException.class)
        .hasMessageContaining("java.lang.Object is not java.io.Serializable");
  }

  @Test
  void isLocalOrSingleWithIsolation() {
    for (String name : List.of("auto", "local", "single")) {
      ManagerOptions options = new ManagerOptions(2, Isolation.PROCESS, true);
      ManagerChoice choice = ParallelManagerFactory.standard().choose(name, options);
      try (ParallelManager chosen = choice.open()) {
        assertThat(chosen).isInstanceOf(ProcessExecutorManager.class);
        assertThat(chosen.workerCount()).isEqualTo(name.equals("single") ? 1 : 2);
      }
    }
  }

  /** Keeps what comes, and stops the run at the first index that is at least {@code last}. */
  private ResultReceiver<Long> stoppingAfter(long last) {
    return (worker, range, result) -> {
      receipts.accept(worker, range, result);
      if (range.first() >= last) {
        stop.request();
      }
    };
  }

  /** Emits the first index of its range, then sleeps for longer than any test may take. */
  private static Worker<Long> fallingAsleep() {
    return (range, emitter) -> {
      emitter.emit(new IndexRange(range.first(), 1), 0L);
      Thread.sleep(600_000);
    };
  }
}
