package dev.sweep.analysis;

import dev.sweep.model.PointFailure;
import dev.sweep.model.Status;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why points have no result: what their last attempts left. A file also keeps what earlier attempts
 * left, and why points failed that came to be ok when they were tried again.
 */
public final class LastFailures {
  private LastFailures() {}

  /** Returns the failures of the last attempts at points that have no result now. */
  public static List<PointFailure> of(ResultsReader results) throws IOException {
    List<PointFailure> all = results.failures();
    IndexRanges failed = results.pointsWith(Status.FAILED);
    IndexRanges timedOut = results.pointsWith(Status.TIMED_OUT);
    Map<Long, Integer> last = new HashMap<>();
    for (PointFailure failure : all) {
      last.merge(failure.point(), failure.attempt(), Math::max);
    }
    return all.stream()
        .filter(failure -> failed.contains(failure.point()) || timedOut.contains(failure.point()))
        .filter(failure -> failure.attempt() == last.getOrDefault(failure.point(), 0))
        .toList();
  }
}
