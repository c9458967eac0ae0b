package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How {@link ParallelManager#process} hands out work and brings in results, whatever the manager.
 */
abstract class ProcessContract extends ManagerFixture {
  private static final IndexRanges HOLED =
      IndexRanges.of(new IndexRange(3, 4), new IndexRange(10, 1), new IndexRange(100, 5_000));

  @ParameterizedTest
  @MethodSource("schedules")
  void handsEachIndexToOneWorkerOnce(Schedule schedule) throws Exception {
    List<WorkerReport> reports =
        manager.process(IndexRanges.of(10_000), schedule, _ -> Receipts.summing(), receipts, stop);

    assertReceived(receipts, IndexRanges.of(10_000));
    assertThat(receipts.sum()).isEqualTo(manager.isRoot() ? 49_995_000 : 0);
    assertThat(union(reports)).isEqualTo(IndexRanges.of(10_000));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void leavesOutTheHolesOfTheWork(Schedule schedule) throws Exception {
    manager.process(HOLED, schedule, _ -> Receipts.summing(), receipts, stop);

    assertReceived(receipts, HOLED);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void doesNothingWithoutWork(Schedule schedule) throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.empty(),
            schedule,
            worker -> {
              throw new AssertionError("opened worker " + worker);
            },
            receipts,
            stop);

    assertThat(receipts.all()).isEmpty();
    assertThat(reports).hasSize(manager.workerCount()).allMatch(report -> report.chunks() == 0);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void servesMoreWorkersThanIndexes(Schedule schedule) throws Exception {
    List<WorkerReport> reports =
        manager.process(IndexRanges.of(1), schedule, _ -> Receipts.summing(), receipts, stop);

    assertReceived(receipts, IndexRanges.of(1));
    assertThat(reports).hasSize(manager.workerCount());
    assertThat(union(reports)).isEqualTo(IndexRanges.of(1));
  }

  @Test
  void splitsBalancedIntoContiguousBlocksOfWhichTheFirstAreLarger() throws Exception {
    int workers = manager.workerCount();
    long work = 3L * workers + workers / 2;
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(work), Schedule.balanced(), _ -> Receipts.summing(), receipts, stop);

    long next = 0;
    for (WorkerReport report : reports) {
      long count = report.worker() < workers / 2 ? 4 : 3;
      assertThat(report.done()).isEqualTo(IndexRanges.of(new IndexRange(next, count)));
      next += count;
    }
  }

  @Test
  void reportsWhatEachWorkerDid() throws Exception {
    List<WorkerReport> reports =
        manager.process(
            IndexRanges.of(1_000),
            Schedule.fixed(10),
            _ -> Receipts.oneByOne(_ -> {}),
            receipts,
            stop);

    assertThat(reports).extracting(WorkerReport::worker).isSorted().doesNotHaveDuplicates();
    assertThat(reports.stream().mapToLong(WorkerReport::chunks).sum()).isEqualTo(100);
    for (WorkerReport report : reports) {
      assertThat(report.busySeconds()).isBetween(0.0, report.wallSeconds());
      assertThat(report.host()).isNotBlank();
      assertThat(report.pid()).isPositive();
      assertThat(report.abandoned()).isFalse();
    }
    if (manager.isRoot()) {
      assertThat(reports)
          .allSatisfy(report -> assertThat(report.done()).isEqualTo(receivedFrom(report.worker())));
    }
  }

  @Test
  void handsOutTwoHundredMillionCheapIndexesInFewChunks() throws Exception {
    AtomicLong received = new AtomicLong();
    List<WorkerReport> reports =
        manager.<Long>process(
            IndexRanges.of(200_000_000),
            Schedule.dynamic(4_096),
            _ -> (range, emitter) -> emitter.emit(range, range.count()),
            (_, _, count) -> received.addAndGet(count),
            stop);

    assertThat(received).hasValue(manager.isRoot() ? 200_000_000 : 0);
    assertThat(reports.stream().mapToLong(WorkerReport::chunks).sum()).isLessThan(500);
  }
}
