package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SingleProcessManagerTest extends SharedStopContract {
  @Override
  ParallelManager openManager() {
    return new SingleProcessManager();
  }

  @Test
  void worksOnTheCallersThread() throws Exception {
    Set<Thread> threads = new HashSet<>();
    manager.process(
        IndexRanges.of(10),
        Schedule.dynamic(),
        _ -> Receipts.oneByOne(_ -> threads.add(Thread.currentThread())),
        receipts,
        stop);

    assertThat(threads).containsExactly(Thread.currentThread());
  }
}
