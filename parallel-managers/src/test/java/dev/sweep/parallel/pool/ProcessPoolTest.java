package dev.sweep.parallel.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.engine.EngineException;
import dev.sweep.parallel.engine.EngineFailure;
import dev.sweep.parallel.engine.RemoteSupplier;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A pool of child JVMs, one for all tests, unless a test has closed it or killed one. */
final class ProcessPoolTest extends SharedPoolContract {
  private static @Nullable WorkerPool shared;

  @Override
  WorkerPool open() throws Exception {
    WorkerPool last = shared;
    if (last == null || last.workers().turn().isClosed()) {
      last = WorkerPool.processes(3);
      shared = last;
    }
    return last;
  }

  @Override
  void release(WorkerPool used) {
    // For the next test.
  }

  @AfterAll
  static void close() {
    Objects.requireNonNull(shared).close();
  }

  @Test
  void hasAProcessForEachWorker() throws Exception {
    assertThat(pids()).doesNotHaveDuplicates().doesNotContain(ProcessHandle.current().pid());
  }

  @Test
  void isToldAtOnceOfAWorkerThatIsKilledWhileIdleAndGoesOnWithTheOthers() throws Exception {
    RemoteObject<List<Integer>> numbers = numbers();
    long pid = pids().get(1);
    Killing.kill(pid);
    EngineException failure = failure(() -> pool.apply(() -> 1));
    assertThat(failure)
        .hasMessageContainingAll("engine 1 (child process " + pid, "signal 9 (SIGKILL)");
    assertThat(failure(() -> pool.push("again")).failures())
        .extracting(EngineFailure::engine)
        .containsExactly(1);
    int number = pool.applyOnly(2, List::getFirst, numbers);
    assertThat(number).isEqualTo(2);
    numbers.close();
    String first = pool.applyOnly(0, () -> "still here");
    assertThat(first).isEqualTo("still here");
    pool.close();
  }

  @Test
  void isToldAtOnceOfAWorkerThatIsKilledAtWork() {
    assertKilled(Killing::killThisProcess);
  }

  @Test
  void isToldAtOnceOfAWorkerThatIsKilledWhileItAnswers() {
    assertKilled(Killing.Answer::new);
  }

  private void assertKilled(RemoteSupplier<Object> function) {
    EngineException failure = failure(() -> pool.applyOnly(1, function));
    assertThat(failure).hasMessageContainingAll("engine 1 (child process", "signal 9 (SIGKILL)");
    assertThat(failure(() -> pool.apply(() -> 1))).hasMessageContaining("SIGKILL");
    pool.close();
  }

  /** All objects together would take twelve times the memory of the worker. */
  @Test
  void leavesNothingOfObjectsThatAreRemoved() throws Exception {
    ChildOptions small = ChildOptions.standard().withJvmOptions("-Xmx64m");
    try (WorkerPool one = WorkerPool.processes(1, small)) {
      for (int number = 0; number < pushes(); number++) {
        one.push(new double[10_000]).remove();
      }
      assertThat(one.apply(() -> "still here")).containsExactly("still here");
    }
  }

  @Test
  void endsWorkersThatAreStillAtWorkWhenItIsClosed() throws Exception {
    List<ProcessHandle> children =
        pids().stream().map(pid -> ProcessHandle.of(pid).orElseThrow()).toList();
    Thread.currentThread().interrupt();
    try {
      pool.apply(() -> {
        LockSupport.park();
        return 1;
      });
    } catch (InterruptedException _) {
      pool.close();
    }
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  private List<Long> pids() throws Exception {
    return pool.apply(() -> ProcessHandle.current().pid());
  }
}
