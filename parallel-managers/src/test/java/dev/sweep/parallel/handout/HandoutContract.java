package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.Schedule;
import dev.sweep.parallel.StopSignal;
import dev.sweep.parallel.Team;
import dev.sweep.parallel.WorkerReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a coordinator and its members promise together, whatever their number. */
@Timeout(30)
abstract class HandoutContract {
  private static final IndexRanges HOLED =
      IndexRanges.of(new IndexRange(3, 4), new IndexRange(10, 1), new IndexRange(100, 500));

  final Taken taken = new Taken();
  Group group = new Group(0, 1);

  abstract Group openGroup();

  @BeforeEach
  void open() {
    group.close();
    group = openGroup();
  }

  @AfterEach
  void close() {
    group.close();
  }

  static List<Schedule> schedules() {
    return List.of(
        Schedule.dynamic(), Schedule.dynamic(64), Schedule.fixed(7), Schedule.balanced());
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void handsEachIndexToOneWorkerOnceAndReportsTheSameOnAllRanks(Schedule schedule)
      throws Exception {
    group.schedule = schedule;
    List<Group.End> ends = group.run(IndexRanges.of(1_000), _ -> Taken.whole(), taken);

    assertThat(taken.indexes()).isEqualTo(IndexRanges.of(1_000));
    List<WorkerReport> reports = sameOnAll(ends);
    assertThat(reports).extracting(WorkerReport::worker).isSorted().hasSize(group.workerCount());
    for (WorkerReport report : reports) {
      assertThat(report.done()).isEqualTo(taken.from(report.worker()));
      assertThat(group.teams.get(report.rank()).has(report.worker())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void leavesOutTheHolesOfTheWork(Schedule schedule) throws Exception {
    group.schedule = schedule;
    sameOnAll(group.run(HOLED, _ -> Taken.oneByOne(_ -> {}), taken));

    assertThat(taken.indexes()).isEqualTo(HOLED);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void opensNoWorkerWithoutWork(Schedule schedule) throws Exception {
    group.schedule = schedule;
    List<Group.End> ends =
        group.<Long>run(
            IndexRanges.empty(),
            worker -> {
              throw new AssertionError("opened worker " + worker);
            },
            taken);

    assertThat(sameOnAll(ends)).allMatch(report -> report.chunks() == 0);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void servesMoreWorkersThanIndexes(Schedule schedule) throws Exception {
    group.schedule = schedule;
    List<WorkerReport> reports = sameOnAll(group.run(IndexRanges.of(1), _ -> Taken.whole(), taken));

    assertThat(Taken.union(reports)).isEqualTo(IndexRanges.of(1));
    assertThat(reports).hasSize(group.workerCount());
  }

  @Test
  void givesEachOfAsManyIndexesAsWorkersToAnother() throws Exception {
    CyclicBarrier all = new CyclicBarrier(group.workerCount());
    group.schedule = Schedule.fixed(1);
    List<WorkerReport> reports =
        sameOnAll(
            group.run(
                IndexRanges.of(group.workerCount()), _ -> Taken.oneByOne(_ -> all.await()), taken));

    assertThat(reports).allMatch(report -> report.done().count() == 1);
  }

  @Test
  void runsAgainAndAgainWithoutDisturbance() throws Exception {
    for (int run = 1; run <= 10; run++) {
      Taken each = new Taken();
      sameOnAll(group.run(IndexRanges.of(run), _ -> Taken.whole(), each));
      assertThat(each.indexes()).isEqualTo(IndexRanges.of(run));
    }
  }

  @Test
  void throwsTheFailureOfAnyWorkerOnAllRanks() throws Exception {
    for (Team team : group.teams) {
      if (team.size() > 0) {
        throwsTheFailureOf(team);
      }
    }
  }

  private void throwsTheFailureOf(Team team) throws Exception {
    group.schedule = Schedule.balanced();
    List<Group.End> ends =
        group.<Long>run(
            IndexRanges.of(1_000),
            worker ->
                (range, emitter) -> {
                  if (worker == team.first()) {
                    throw new IOException("broken model");
                  }
                  emitter.emit(range, range.first());
                },
            (_, _, _) -> {});

    for (Group.End end : ends) {
      assertThat(end.thrown())
          .isInstanceOf(ManagerException.class)
          .hasMessageMatching(
              "worker %d failed in indexes \\d+ to \\d+: .*broken model \\(rank %d\\)"
                  .formatted(team.first(), team.rank()))
          .hasCauseInstanceOf(IOException.class)
          .hasRootCauseMessage("broken model");
    }
  }

  @Test
  void throwsPromptlyWhileOtherRanksSleep() throws Exception {
    CyclicBarrier all = new CyclicBarrier(group.workerCount());
    int failing = group.workerCount() - 1;
    group.schedule = Schedule.fixed(1);
    List<Group.End> ends =
        group.<Long>run(
            IndexRanges.of(group.workerCount()),
            worker ->
                (_, _) -> {
                  all.await();
                  if (worker == failing) {
                    throw new IOException("broken");
                  }
                  Thread.sleep(60_000);
                },
            taken);

    for (Group.End end : ends) {
      assertThat(end.thrown()).hasMessageStartingWith("worker " + failing + " failed");
      assertThat(end.thrown()).hasNoSuppressedExceptions();
    }
  }

  @Test
  void throwsFailuresThatCannotBeSent() throws Exception {
    List<Group.End> ends =
        group.<Long>run(
            IndexRanges.of(10),
            _ -> {
              throw new Unsendable();
            },
            taken);

    for (Group.End end : ends) {
      assertThat(end.thrown())
          .hasMessageContaining("could not be opened")
          .hasStackTraceContaining(Unsendable.class.getName() + ": cannot be sent");
    }
  }

  private static final class Unsendable extends Exception {
    @SuppressWarnings({"unused", "serial"})
    private final Object field = new Object();

    Unsendable() {
      super("cannot be sent");
    }
  }

  @Test
  void throwsWhatTheReceiverThrewOnAllRanks() throws Exception {
    IOException full = new IOException("No space left on device");
    List<Group.End> ends =
        group.run(
            IndexRanges.of(1_000),
            _ -> Taken.oneByOne(_ -> {}),
            (_, _, _) -> {
              throw full;
            });

    assertThat(ends.getFirst().thrown()).cause().isSameAs(full);
    assertThat(ends)
        .allSatisfy(end ->
            assertThat(end.thrown())
                .hasMessageStartingWith("the receiver did not take indexes")
                .hasRootCauseMessage("No space left on device"));
  }

  @Test
  void endsOnAllRanksWhenOneIsStopped() throws Exception {
    for (int rank = 0; rank < group.teams.size(); rank++) {
      group.stops.replaceAll(_ -> new StopSignal());
      Taken each = new Taken();
      StopSignal stop = group.stops.get(rank);
      List<WorkerReport> reports =
          sameOnAll(
              group.run(
                  IndexRanges.of(1_000_000_000_000L),
                  _ -> Taken.oneByOne(index -> stopAt(stop, index, 500)),
                  each));

      assertThat(each.indexes().count()).isPositive().isLessThan(1_000_000);
      assertThat(Taken.union(reports)).isEqualTo(each.indexes());
    }
  }

  @Test
  void doesNothingWhenStoppedBeforehand() throws Exception {
    group.stops.getLast().request();
    sameOnAll(group.run(IndexRanges.of(1_000_000_000_000L), _ -> Taken.oneByOne(_ -> {}), taken));

    assertThat(taken.indexes().count()).isLessThan(1_000_000_000_000L);
  }

  @Test
  void interruptsWorkersThatSleepWhenItIsStopped() throws Exception {
    List<WorkerReport> reports =
        sameOnAll(
            group.run(
                IndexRanges.of(100),
                _ ->
                    Taken.oneByOne(_ -> {
                      group.stops.getLast().request();
                      Thread.sleep(60_000);
                    }),
                taken));

    assertThat(reports).noneMatch(WorkerReport::abandoned);
    assertThat(taken.indexes().isEmpty()).isTrue();
  }

  @Test
  void abandonsWorkersThatAreDeafToInterruptsAndRefusesTheirResults() throws Exception {
    int workers = group.workerCount();
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(workers);
    CyclicBarrier all = new CyclicBarrier(workers, group.stops.getLast()::request);
    group.schedule = Schedule.fixed(1);
    List<WorkerReport> reports =
        sameOnAll(
            group.<Long>run(
                IndexRanges.of(workers),
                _ ->
                    (range, emitter) -> {
                      all.await();
                      awaitDeafly(release);
                      try {
                        emitter.emit(range, range.first());
                      } catch (InterruptedException e) {
                        refused.countDown();
                      }
                    },
                taken));

    assertThat(reports).allMatch(WorkerReport::abandoned);
    release.countDown();
    refused.await();
    assertThat(taken.indexes().isEmpty()).isTrue();
  }

  @Test
  void throwsOnTheRankWhoseCallerIsInterruptedAndEndsOnTheOthers() throws Exception {
    for (int rank = 0; rank < group.teams.size(); rank++) {
      CountDownLatch working = new CountDownLatch(1);
      var running =
          group.start(
              IndexRanges.of(1_000),
              _ ->
                  Taken.oneByOne(_ -> {
                    working.countDown();
                    Thread.sleep(60_000);
                  }),
              taken);
      working.await();
      group.callers.get(rank).interrupt();
      List<Group.End> ends = Group.ends(running);

      for (int other = 0; other < ends.size(); other++) {
        if (other == rank) {
          assertThat(ends.get(other).thrown()).isInstanceOf(InterruptedException.class);
        } else {
          assertThat(ends.get(other).reportsOrThrow()).hasSize(group.workerCount());
        }
      }
    }
  }

  /** Returns the reports, which are the same on all ranks. */
  static List<WorkerReport> sameOnAll(List<Group.End> ends) {
    List<WorkerReport> reports = ends.getFirst().reportsOrThrow();
    assertThat(ends).allSatisfy(end -> assertThat(end.reportsOrThrow()).isEqualTo(reports));
    return reports;
  }

  private static void stopAt(StopSignal stop, long index, long last) {
    if (index >= last) {
      stop.request();
    }
  }

  private static void awaitDeafly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException _) {
        // Deaf.
      }
    }
  }
}
