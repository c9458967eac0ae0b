package dev.sweep;

import dev.sweep.results.DrawnSample;
import dev.sweep.results.StatusCounts;
import dev.sweep.run.EarlyEnd;
import dev.sweep.run.RunSummary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param file the results file
 * @param backup where an older file was kept; null if there was none to keep
 * @param before the points of the sweep, or of its shard, by status when the run began
 * @param after the same when it ended
 * @param reused how many points were taken from another file instead; among those before
 * @param summary what the run did; null if nothing was left to do
 * @param interrupted whether it was asked to stop, on any rank
 * @param interpolation what was interpolated; null if nothing was to be
 * @param sample how far its sample is; null unless it draws until enough points have succeeded
 */
public record RunReport(
    Path file,
    @Nullable Path backup,
    StatusCounts before,
    StatusCounts after,
    long reused,
    @Nullable RunSummary summary,
    boolean interrupted,
    @Nullable Interpolated interpolation,
    DrawnSample.@Nullable State sample) {

  /**
   * Interpolated outputs of points without a result.
   *
   * @param points how many such points there are
   * @param filled how many of them got values
   * @param refusal why none was interpolated; null if nothing hindered it
   */
  public record Interpolated(long points, long filled, @Nullable String refusal) {}

  /** Returns whether it was ended early, by request or for want of time, and can carry on. */
  public boolean isCutShort() {
    return after.pending() > 0 && (interrupted || isOutOfTime());
  }

  private boolean isOutOfTime() {
    return summary != null
        && summary.earlyEnd().filter(EarlyEnd.OutOfTime.class::isInstance).isPresent();
  }

  /** Returns whether the sweep was finished before and nothing ran. */
  public boolean wasFinished() {
    return summary == null;
  }
}
