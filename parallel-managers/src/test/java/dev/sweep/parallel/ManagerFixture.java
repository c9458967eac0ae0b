package dev.sweep.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A manager that is open during each test, and what tests of managers need. */
@Timeout(60)
abstract class ManagerFixture {
  ParallelManager manager = new SingleProcessManager();
  final Receipts receipts = new Receipts();
  final StopSignal stop = new StopSignal();

  abstract ParallelManager openManager();

  @BeforeEach
  void open() {
    manager = openManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  static List<Schedule> schedules() {
    return List.of(
        Schedule.dynamic(), Schedule.dynamic(64), Schedule.fixed(7), Schedule.balanced());
  }

  /** Runs a thousand indexes and returns the failure that this must end with, promptly. */
  final ManagerException failure(Worker.Factory<Long> workers, ResultReceiver<Long> receiver) {
    ManagerException thrown =
        catchThrowableOfType(
            ManagerException.class,
            () ->
                manager.process(
                    IndexRanges.of(1_000), Schedule.dynamic(), workers, receiver, stop));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  /** The receiver is the root's: elsewhere nothing arrives. */
  final void assertReceived(Receipts taken, IndexRanges expected) {
    assertThat(taken.indexes()).isEqualTo(manager.isRoot() ? expected : IndexRanges.empty());
  }

  /** Returns how long a run may take to end early, with room for a busy machine. */
  double promptSeconds() {
    return 1.5;
  }

  static IndexRanges union(List<WorkerReport> reports) {
    IndexRanges.Builder builder = IndexRanges.builder();
    reports.forEach(report -> report.done().ranges().forEach(builder::add));
    return builder.build();
  }

  static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  static <R> List<R> values(List<Result<R>> results) {
    return results.stream().map(Result::orThrow).toList();
  }

  final IndexRanges receivedFrom(int worker) {
    IndexRanges.Builder builder = IndexRanges.builder();
    receipts.all().stream()
        .filter(receipt -> receipt.worker() == worker)
        .forEach(receipt -> builder.add(receipt.range()));
    return builder.build();
  }
}
