package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.WorkerReport;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One member works, under a root that does not. */
@Timeout(30)
final class ResultsOnTheWayTest {
  private static final int SENT = 5;

  private final Taken taken = new Taken();

  @Test
  void areBoundedInBytesHoweverSlowTheReceiver() throws Exception {
    try (Group group = new Group(1, 0, 2)) {
      group.credit = 4_000;
      group.schedule = Schedule.balanced();
      Transit transit = new Transit(group.credit);
      group.post.watch(transit::saw);
      List<Group.End> ends =
          group.<byte[]>run(
              IndexRanges.of(500),
              _ ->
                  (range, emitter) -> {
                    for (long index = range.first(); index < range.end(); index++) {
                      emitter.emit(new IndexRange(index, 1), new byte[500]);
                    }
                  },
              (worker, range, _) -> {
                transit.awaitFull();
                taken.accept(worker, range, range.first());
              });

      assertThat(ends.getLast().reportsOrThrow()).hasSize(2);
      assertThat(taken.indexes()).isEqualTo(IndexRanges.of(500));
      assertThat(transit.most()).isBetween(3_000L, group.credit);
    }
  }

  @Test
  void mayBeLargerThanTheBound() throws Exception {
    try (Group group = new Group(1, 0, 2)) {
      group.credit = 100;
      List<Group.End> ends =
          group.<byte[]>run(
              IndexRanges.of(50),
              _ -> (range, emitter) -> emitter.emit(range, new byte[100_000]),
              (worker, range, result) -> {
                assertThat(result).hasSize(100_000);
                taken.accept(worker, range, range.first());
              });

      assertThat(ends.getLast().reportsOrThrow()).hasSize(2);
      assertThat(taken.indexes()).isEqualTo(IndexRanges.of(50));
    }
  }

  @Test
  void areStillTakenAfterAStop() throws Exception {
    try (Group group = new Group(1, 0, 1)) {
      CountDownLatch halting = new CountDownLatch(1);
      group.schedule = Schedule.balanced();
      group.post.watch(letter -> countDownAtHalt(letter, halting));
      List<Group.End> ends =
          group.<Long>run(
              IndexRanges.of(100),
              _ ->
                  (range, emitter) -> {
                    for (long index = 0; index < SENT; index++) {
                      emitter.emit(new IndexRange(index, 1), index);
                    }
                    group.stops.getLast().request();
                  },
              (worker, range, result) -> {
                halting.await();
                taken.accept(worker, range, result);
              });

      List<WorkerReport> reports = ends.getFirst().reportsOrThrow();
      assertThat(taken.indexes()).isEqualTo(IndexRanges.of(SENT));
      assertThat(reports).singleElement().extracting(WorkerReport::done).isEqualTo(taken.indexes());
    }
  }

  @Test
  void areDroppedWhenTheyWaitForTooLongAfterAStopAndAreNotInTheReports() throws Exception {
    try (Group group = new Group(1, 0, 1)) {
      CountDownLatch ended = new CountDownLatch(1);
      group.credit = 1;
      group.schedule = Schedule.balanced();
      group.post.watch(letter -> countDownAtDone(letter, ended));
      List<Group.End> ends =
          group.<Long>run(
              IndexRanges.of(100),
              _ ->
                  (range, emitter) -> {
                    emitter.emit(new IndexRange(0, 1), 0L);
                    group.stops.getLast().request();
                    emitter.emit(new IndexRange(1, 1), 1L);
                  },
              (worker, range, result) -> {
                ended.await();
                taken.accept(worker, range, result);
              });

      List<WorkerReport> reports = ends.getFirst().reportsOrThrow();
      assertThat(taken.indexes()).isEqualTo(IndexRanges.of(1));
      assertThat(reports).singleElement().extracting(WorkerReport::done).isEqualTo(taken.indexes());
    }
  }

  @Test
  void failTheRunIfTheyCannotBeSent() throws Exception {
    try (Group group = new Group(1, 0, 1)) {
      List<Group.End> ends =
          group.<Object>run(
              IndexRanges.of(100),
              _ -> (range, emitter) -> emitter.emit(range, new Object()),
              (_, _, _) -> {});

      assertThat(ends)
          .allSatisfy(end ->
              assertThat(end.thrown())
                  .isInstanceOf(ManagerException.class)
                  .hasMessageContaining("java.lang.Object is not java.io.Serializable"));
    }
  }

  private static void countDownAtHalt(Post.Letter letter, CountDownLatch latch) {
    if (letter.message() instanceof Message.Halt) {
      latch.countDown();
    }
  }

  private static void countDownAtDone(Post.Letter letter, CountDownLatch latch) {
    if (letter.message() instanceof Message.Done) {
      latch.countDown();
    }
  }
}
