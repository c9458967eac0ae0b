package dev.sweep.parallel.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.WorkerReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of the end of a run comes to the other ranks. */
class OutcomeTest {
  @Test
  void keepsEveryFieldOfTheReports() {
    IndexRanges done = IndexRanges.of(new IndexRange(3, 4), new IndexRange(1L << 40, 1));
    List<WorkerReport> reports =
        List.of(
            new WorkerReport(2, 1, done, 5, 0.25, 1.5, "knöten", 1L << 33, true),
            new WorkerReport(3, 1, IndexRanges.empty(), 0, 0, Double.MIN_VALUE, "", 7, false));

    assertThat(copyOf(Outcome.of(reports))).isEqualTo(Outcome.of(reports));
  }

  @Test
  void keepsTheFailures() {
    ManagerException failure = new ManagerException(3, "worker 3 failed", new IOException("full"));

    Outcome copy = copyOf(Outcome.failed(1, failure));

    assertThatThrownBy(copy::reportsOrThrow)
        .isInstanceOf(ManagerException.class)
        .hasMessageContaining("worker 3 failed")
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }

  private static Outcome copyOf(Outcome outcome) {
    return Outcome.read(outcome.write());
  }
}
