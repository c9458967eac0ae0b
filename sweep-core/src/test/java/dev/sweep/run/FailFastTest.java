package dev.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.model.Outcomes;
import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.parallel.StopSignal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailFastTest {
  private final StopSignal stop = new StopSignal();
  private final FailFast failFast = new FailFast(3, stop);
  private long next;

  @Test
  void stopsWhenTheFirstPointsFailAlike() {
    failFast.taken(outcomes("no end within 1 s", "no end within 2.5 s"));
    assertThat(stop.requested()).isFalse();
    failFast.taken(outcomes("no end within 7 s"));
    assertThat(stop.requested()).isTrue();
    assertThat(failFast.end()).contains(new EarlyEnd.FailedAlike(3, "exit: no end within 1 s"));
  }

  @Test
  void doesNotTakeDifferentExitCodesForOneCause() {
    failFast.taken(outcomes("exit code 1: at 3", "exit code 12: at 3", "exit code 1: at 4"));
    assertThat(stop.requested()).isFalse();
    assertThat(failFast.end()).isEmpty();
  }

  @Test
  void goesOnForeverOnceAPointHasSucceeded() {
    failFast.taken(outcomes("a", null, "a", "a", "a", "a"));
    failFast.committed(new PointCounts(1, 5, 0, 0));
    assertThat(stop.requested()).isFalse();
  }

  @Test
  void goesOnForeverOncePointsHaveFailedOtherwise() {
    failFast.taken(outcomes("a", "a", "b", "a", "a", "a"));
    failFast.committed(new PointCounts(0, 6, 0, 0));
    assertThat(stop.requested()).isFalse();
  }

  @Test
  void stopsWhenTheSinkCanStoreNoneOfTheFirstPoints() {
    failFast.taken(outcomes(null, null, null));
    failFast.committed(new PointCounts(0, 3, 0, 0));
    assertThat(stop.requested()).isTrue();
  }

  @Test
  void neverStopsWithoutALimit() {
    FailFast never = new FailFast(0, stop);
    never.taken(outcomes("a", "a", "a", "a"));
    never.committed(new PointCounts(0, 4, 0, 0));
    assertThat(stop.requested()).isFalse();
  }

  /** Returns points that failed with these messages, or are ok where there is none. */
  private Outcomes outcomes(@Nullable String... messages) {
    Outcomes outcomes = new Outcomes(next, messages.length);
    for (int row = 0; row < messages.length; row++, next++) {
      String message = messages[row];
      outcomes.status()[row] = (message == null ? Status.OK : Status.FAILED).code();
      if (message != null) {
        outcomes.failures().add(new PointFailure(next, 1, "exit", message, ""));
      }
    }
    return outcomes;
  }
}
