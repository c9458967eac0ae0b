package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.serial.ObjectBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class IntakeTest {
  private static final int WORKERS = 5;

  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Test
  void takesTheFindingsOfEachWorkerInOrder() throws Exception {
    List<Long> fromThird = Collections.synchronizedList(new ArrayList<>());
    Intake<Long> intake =
        intake((worker, range, result) -> {
          if (worker == 3) {
            fromThird.add(result);
          }
        });
    for (long index = 0; index < 100; index++) {
      put(intake, (int) index % WORKERS, index, index);
    }
    drain(intake);

    assertThat(fromThird).hasSize(20).isSorted();
    assertThat(intake.takenFrom(3).count()).isEqualTo(20);
    assertThat(acknowledged).hasValue(100);
    assertThat(failures).isEmpty();
  }

  @Test
  void dropsWhatComesAfterAFailureAndAcknowledgesIt() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Intake<Long> intake =
        intake((_, _, _) -> {
          calls.incrementAndGet();
          throw new IOException("full");
        });
    put(intake, 1, 10, 10);
    put(intake, 1, 11, 11);
    drain(intake);

    assertThat(calls).hasValue(1);
    assertThat(acknowledged).hasValue(2);
    assertThat(intake.takenFrom(1)).isEqualTo(IndexRanges.empty());
    assertThat(failures)
        .containsExactly(
            "the receiver did not take indexes 10 to 10 of worker 1: java.io.IOException: full");
  }

  @Test
  void failsWhenAFindingCannotBeRead() throws Exception {
    Intake<Long> intake = intake((_, _, _) -> {});
    intake.put(
        new Message.Finding(1, new IndexRange(10, 1), new byte[] {1, 2, 3}),
        acknowledged::incrementAndGet);
    drain(intake);

    assertThat(failures).singleElement().asString().contains("cannot read what was sent");
  }

  @Test
  void finishesTheFindingItIsAtAfterAHaltAndDropsWhatIsLate() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch receiving = new CountDownLatch(1);
    Intake<Long> intake =
        intake((_, _, _) -> {
          receiving.countDown();
          assertThat(never.await(2 * Intake.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
        });
    put(intake, 1, 10, 10);
    put(intake, 1, 11, 11);
    receiving.await();
    intake.halt();
    drain(intake);

    assertThat(intake.takenFrom(1)).isEqualTo(IndexRanges.of(new IndexRange(10, 1)));
    assertThat(acknowledged).hasValue(2);
    assertThat(failures).isEmpty();
  }

  @Test
  void takesWhatIsThereShortlyAfterAHalt() throws Exception {
    Intake<Long> intake = intake((_, _, _) -> {});
    intake.halt();
    put(intake, 1, 10, 10);
    drain(intake);

    assertThat(intake.takenFrom(1).count()).isEqualTo(1);
  }

  @Test
  void takesAfterAHaltAsManyFindingsAsTheReceiverCanInTime() throws Exception {
    assertThat(takenAfterAHaltByAReceiverThatNeeds(7)).isEqualTo(Intake.PATIENCE_MILLIS / 7);
    assertThat(takenAfterAHaltByAReceiverThatNeeds(300)).isEqualTo(Intake.PATIENCE_MILLIS / 300);
  }

  private long takenAfterAHaltByAReceiverThatNeeds(long millis) throws Exception {
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);
    Intake<Long> intake =
        new Intake<>(
            2,
            WORKERS,
            (_, _, _) -> clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis)),
            this::failed,
            clock::get);
    intake.halt();
    for (long index = 0; index < 200; index++) {
      put(intake, 1, index, index);
    }
    drain(intake);
    return intake.takenFrom(1).count();
  }

  private Intake<Long> intake(ResultReceiver<Long> receiver) {
    return new Intake<>(2, WORKERS, receiver, this::failed);
  }

  private void failed(ManagerException failure) {
    failures.add(String.valueOf(failure.getMessage()));
  }

  private void put(Intake<Long> intake, int worker, long index, long result) {
    intake.put(
        new Message.Finding(worker, new IndexRange(index, 1), ObjectBytes.write(result)),
        acknowledged::incrementAndGet);
  }

  private static void drain(Intake<Long> intake) throws Exception {
    intake.drained().get();
    intake.close();
  }
}
