package dev.sweep.parallel.handout;

import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.WorkerReport;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a run ended, for one process or for all.
 *
 * @param reports of its workers, in the order of their numbers; none where something failed
 * @param failures in the order in which they became known
 */
record Outcome(List<WorkerReport> reports, List<Failure> failures) {

  static Outcome of(List<WorkerReport> reports) {
    return new Outcome(List.copyOf(reports), List.of());
  }

  /** Returns the outcome of a process that {@code failed}, with what failed after that. */
  static Outcome failed(int rank, ManagerException failed) {
    Stream<ManagerException> later =
        Stream.of(failed.getSuppressed())
            .filter(ManagerException.class::isInstance)
            .map(ManagerException.class::cast);
    return new Outcome(
        List.of(),
        Stream.concat(Stream.of(failed), later).map(each -> Failure.of(rank, each)).toList());
  }

  /** Returns what {@link #write} has written. */
  static Outcome read(byte[] bytes) {
    return OutcomeCodec.decode(bytes);
  }

  /** Returns this as bytes. */
  byte[] write() {
    return OutcomeCodec.encode(this);
  }

  /** Returns this with the failures that {@code own} holds too as they are there. */
  Outcome withOriginals(Outcome own) {
    return new Outcome(reports, failures.stream().map(own::originalOf).toList());
  }

  private Failure originalOf(Failure failure) {
    return failures.stream().filter(failure::isCopyOf).findFirst().orElse(failure);
  }

  /** Returns the reports, or throws the first failure, with the others as suppressed. */
  List<WorkerReport> reportsOrThrow() {
    if (failures.isEmpty()) {
      return reports;
    }
    ManagerException first = failures.getFirst().toException();
    failures.stream().skip(1).map(Failure::toException).forEach(first::addSuppressed);
    throw first;
  }
}
