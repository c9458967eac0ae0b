package dev.sweep.results;

import dev.sweep.model.Status;
import java.io.IOException;

/**
 * The sample of a sweep that draws until enough points have succeeded: those that succeeded, in the
 * order of their numbers, up to the wanted one.
 *
 * <p>Only points that are done without a gap from the first on are looked at, so that the sample is
 * the same in whatever order points are done. Each is looked at once. Safe for use by many threads.
 */
public final class DrawnSample {
  /** The fact of a file's provenance that tells how many points are wanted. */
  public static final String WANTED = "sample_successes";

  /** The fact that tells how many points were drawn for them, once that is known. */
  public static final String DRAWS = "sample_draws";

  private final StatusRuns runs;
  private final long points;
  private final long wanted;
  private long draws;
  private long successes;
  private boolean gap;

  DrawnSample(StatusRuns runs, long points, long wanted) {
    this.runs = runs;
    this.points = points;
    this.wanted = wanted;
  }

  /** How far a sample is. */
  public record State(long wanted, long successes, long draws, long mostDraws) {
    /** Returns whether enough points have succeeded. */
    public boolean isComplete() {
      return successes == wanted;
    }

    /** Returns whether nothing can be drawn any more. */
    public boolean isOver() {
      return isComplete() || draws == mostDraws;
    }
  }

  /** Looks at what has been committed since the last call. */
  public synchronized State look() throws IOException {
    gap = false;
    if (successes < wanted) {
      runs.forEach(draws, points - draws, () -> gap, this::take);
    }
    return new State(wanted, successes, draws, points);
  }

  private void take(int code, long first, long count) {
    gap |= code == Status.PENDING.code() || successes == wanted;
    if (gap) {
      return;
    }
    long taken = code == Status.OK.code() ? Math.min(count, wanted - successes) : count;
    successes += code == Status.OK.code() ? taken : 0;
    draws = first + taken;
  }
}
