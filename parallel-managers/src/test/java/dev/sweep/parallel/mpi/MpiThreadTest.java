package dev.sweep.parallel.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.ManagerException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What needs no peers; {@link MpiCommTest} has the rest. */
@Timeout(30)
final class MpiThreadTest {
  private static final MpiLauncher WITHOUT_MPI = new MpiLauncher(Map.of(), text -> {});

  @Test
  void makesAllCallsOnOneThreadInTheirOrder() {
    BlockingQueue<Integer> made = new LinkedBlockingQueue<>();
    try (MpiThread mpi = MpiThread.start(WITHOUT_MPI)) {
      List<CompletableFuture<Thread>> calls =
          IntStream.range(0, 100)
              .mapToObj(number -> mpi.submit(comm -> note(made, number)))
              .toList();
      assertThat(calls.stream().map(CompletableFuture::join).distinct())
          .singleElement()
          .extracting(Thread::getName)
          .isEqualTo("mpi");
    }
    assertThat(made).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void returnsWhatACallThrowsAndCarriesOn() {
    try (MpiThread mpi = MpiThread.start(WITHOUT_MPI)) {
      CompletableFuture<Integer> failed =
          mpi.submit(comm -> {
            throw new IllegalStateException("no such thing");
          });
      assertThatThrownBy(failed::join).hasRootCauseMessage("no such thing");
      assertThat(mpi.submit(Comm::size).join()).isEqualTo(1);
    }
  }

  @Test
  void handsMessagesToTheHandlerOfTheirTagAndLeavesOthersAlone() throws InterruptedException {
    BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    try (MpiThread mpi = MpiThread.start(WITHOUT_MPI)) {
      mpi.onMessage(1, (source, message) -> taken.add(source + ":" + message.length));
      mpi.send(0, 2, new byte[20]).join();
      mpi.send(0, 1, new byte[10]).join();
      mpi.send(0, 1, new byte[11]).join();
      assertThat(taken.take()).isEqualTo("0:10");
      assertThat(taken.take()).isEqualTo("0:11");
      assertThat(mpi.submit(comm -> comm.receive(0, 2)).join()).hasSize(20);
    }
  }

  @Test
  void makesOutstandingCallsBeforeItCloses() {
    CountDownLatch closing = new CountDownLatch(1);
    MpiThread mpi = MpiThread.start(WITHOUT_MPI);
    CompletableFuture<Boolean> blocking = mpi.submit(comm -> awaited(closing));
    CompletableFuture<Integer> last = mpi.submit(Comm::rank);
    closing.countDown();
    mpi.close();
    assertThat(blocking).isCompletedWithValue(true);
    assertThat(last).isCompletedWithValue(0);
    mpi.close();
  }

  @Test
  void completesABarrierWhileItDoesOtherThings() {
    try (MpiThread mpi = MpiThread.start(WITHOUT_MPI)) {
      assertThat(mpi.barrier().join()).isNull();
    }
  }

  @Test
  void refusesCallsAfterItIsClosed() {
    MpiThread mpi = MpiThread.start(WITHOUT_MPI);
    mpi.close();
    assertThatThrownBy(() -> mpi.submit(Comm::rank))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void failsAllThatIsOutstandingWhenAHandlerThrows() {
    MpiThread mpi = MpiThread.start(WITHOUT_MPI);
    mpi.onMessage(
        1,
        (source, message) -> {
          throw new IllegalStateException("the handler is broken");
        });
    CountDownLatch submitted = new CountDownLatch(1);
    CompletableFuture<Boolean> sending = mpi.submit(comm -> sendToItself(comm, submitted));
    CompletableFuture<Integer> first = mpi.submit(Comm::rank);
    CompletableFuture<Integer> second = mpi.submit(Comm::rank);
    submitted.countDown();
    assertThat(sending.join()).isTrue();
    assertThatThrownBy(() -> CompletableFuture.allOf(first, second).join())
        .hasRootCauseMessage("the handler is broken");
    assertThatThrownBy(() -> mpi.submit(Comm::rank)).isInstanceOf(IllegalStateException.class);
    mpi.close();
  }

  @Test
  void throwsWhatKeepsTheCommunicatorFromOpening() {
    MpiLauncher broken = new MpiLauncher(Map.of("PMI_RANK", "first"), text -> {});
    assertThatThrownBy(() -> MpiThread.start(broken))
        .isInstanceOf(ManagerException.class)
        .hasMessageContaining("PMI_RANK");
  }

  @Test
  void sleepsWhileItIsIdle() throws InterruptedException {
    try (MpiThread mpi = MpiThread.start(WITHOUT_MPI)) {
      long before = cpuNanos(mpi);
      assertThat(new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS)).isFalse();
      Duration used = Duration.ofNanos(cpuNanos(mpi) - before);
      assertThat(used).isLessThan(Duration.ofMillis(150));
    }
  }

  private static Thread note(BlockingQueue<Integer> made, int number) {
    made.add(number);
    return Thread.currentThread();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Both calls behind this one are submitted before the message that breaks the thread arrives. */
  private static boolean sendToItself(Comm comm, CountDownLatch submitted) {
    comm.send(0, 1, new byte[0]);
    return awaited(submitted);
  }

  private static long cpuNanos(MpiThread mpi) {
    return mpi.submit(comm -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()).join();
  }
}
