package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CrewTest {
  private static final Team TEAM = new Team(3, 10, 2);

  private final StopSignal stop = new StopSignal();
  private final Receipts receipts = new Receipts();

  @Test
  void reportsItsOwnWorkersByTheirNumbersInTheGroup() throws Exception {
    List<WorkerReport> reports =
        Crew.run(TEAM, dispatcher(), _ -> Receipts.summing(), receipts, stop);

    assertThat(reports).extracting(WorkerReport::worker).containsExactly(10, 11);
    assertThat(reports).extracting(WorkerReport::rank).containsExactly(3, 3);
    assertThat(stop.requested()).isFalse();
  }

  @Test
  void requestsTheStopSignalWhenAWorkerFails() {
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> Crew.run(TEAM, dispatcher(), _ -> failing(), receipts, stop));

    assertThat(stop.requested()).isTrue();
  }

  @Test
  void requestsTheStopSignalWhenItsCallerIsInterrupted() {
    Thread caller = Thread.currentThread();
    CountDownLatch stopped = new CountDownLatch(1);
    stop.onRequest(stopped::countDown);
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() ->
            Crew.run(
                TEAM,
                dispatcher(),
                _ ->
                    Receipts.oneByOne(_ -> {
                      caller.interrupt();
                      stopped.await();
                    }),
                receipts,
                stop));

    assertThat(stop.requested()).isTrue();
  }

  private static Worker<Long> failing() {
    return (_, _) -> {
      throw new IOException("broken");
    };
  }

  private static Dispatcher dispatcher() {
    return Dispatcher.of(IndexRanges.of(100), Schedule.fixed(1), 12);
  }
}
