package dev.sweep.run;

import dev.sweep.model.Outcomes;
import dev.sweep.model.PointFailure;
import dev.sweep.parallel.StopSignal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run whose first points all fail, and all alike: more of them would not help.
 *
 * <p>First are the points that are taken first. A point that succeeds, or fails for another reason,
 * ends the watch: from then on the run goes on, whatever fails. What the sink cannot store counts
 * only when it is committed; there the reasons are not known, and so count as alike. Safe for use
 * by many threads.
 */
final class FailFast {
  private final long limit;
  private final StopSignal stop;
  private boolean watching;
  private boolean tripped;
  private String cause = "";
  private String firstFailure = "";
  private long alike;
  private PointCounts committed = PointCounts.NONE;

  /**
   * @param limit how many points must fail alike; 0 for never
   */
  FailFast(long limit, StopSignal stop) {
    this.limit = limit;
    this.stop = stop;
    this.watching = limit > 0;
  }

  /** Takes note of points that the sink has taken. */
  void taken(Outcomes outcomes) {
    if (take(outcomes)) {
      stop.request();
    }
  }

  /** Takes note of points that the sink has committed. */
  void committed(PointCounts more) {
    if (commit(more)) {
      stop.request();
    }
  }

  /** Returns what ended the run, if this did. */
  synchronized Optional<EarlyEnd> end() {
    return tripped ? Optional.of(new EarlyEnd.FailedAlike(limit, firstFailure)) : Optional.empty();
  }

  private synchronized boolean take(Outcomes outcomes) {
    Map<Long, PointFailure> failures = watching ? lastFailures(outcomes) : Map.of();
    for (int row = 0; watching && row < outcomes.count(); row++) {
      switch (outcomes.statusOf(row)) {
        case OK -> watching = false;
        case FAILED, TIMED_OUT -> failed(failures.get(outcomes.first() + row));
        case PENDING, EXCLUDED -> {}
      }
    }
    tripped |= watching && alike >= limit;
    return tripped;
  }

  private void failed(@Nullable PointFailure failure) {
    String why = failure == null ? "" : failure.cause();
    watching = alike == 0 || why.equals(cause) || alike >= limit;
    if (alike == 0 && failure != null) {
      firstFailure = failure.kind() + ": " + failure.message();
    }
    cause = why;
    alike++;
  }

  private static Map<Long, PointFailure> lastFailures(Outcomes outcomes) {
    Map<Long, PointFailure> failures = new HashMap<>();
    for (PointFailure failure : outcomes.failures()) {
      failures.put(failure.point(), failure);
    }
    return failures;
  }

  private synchronized boolean commit(PointCounts more) {
    committed = committed.plus(more);
    tripped |= limit > 0 && alike == 0 && committed.ok() == 0 && committed.withoutResult() >= limit;
    return tripped;
  }
}
