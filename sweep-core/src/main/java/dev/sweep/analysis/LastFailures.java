package dev.sweep.analysis;

import dev.sweep.model.PointFailure;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.results.ResultsReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why points have no result: what their last attempts left. A file also keeps what earlier attempts
 * left, and why points failed that came to be ok when they were tried again.
 *
 * @param failures the failures of the last attempts at points that have no result now
 * @param unexplained how many points have no result and no record of why: what told it was damaged
 */
public record LastFailures(List<PointFailure> failures, long unexplained) {

  public LastFailures {
    failures = List.copyOf(failures);
  }

  /** Reads them, as of this moment. */
  public static LastFailures of(ResultsReader results) throws IOException {
    LastFailures found = read(results);
    // Whoever writes the file may just have moved failures from the journal into the tree.
    return found.unexplained == 0 ? found : read(results);
  }

  private static LastFailures read(ResultsReader results) throws IOException {
    // Statuses first: their failures were committed before them.
    IndexRanges failed = results.pointsWithoutResult();
    if (failed.isEmpty()) {
      return new LastFailures(List.of(), 0);
    }
    List<PointFailure> all = results.failures();
    Map<Long, Integer> last = new HashMap<>();
    for (PointFailure failure : all) {
      if (failed.contains(failure.point())) {
        last.merge(failure.point(), failure.attempt(), Math::max);
      }
    }
    return new LastFailures(
        all.stream()
            .filter(failure -> failure.attempt() == last.getOrDefault(failure.point(), -1))
            .toList(),
        failed.count() - last.size());
  }

  /** Says how many points have no record of why they failed; empty if all have. */
  public String warning() {
    String points = unexplained == 1 ? " failed point has" : " failed points have";
    return unexplained == 0
        ? ""
        : unexplained
            + points
            + " no record of why: the journal was damaged or is missing;"
            + " sweep run with --retry-failed runs such points again";
  }
}
