package dev.sweep.run;

/**
 * Knows how long a point is likely to take at most: as long as 95 of 100 points have taken. Safe
 * for use by many threads.
 *
 * <p>Durations are counted in classes, each of which reaches a quarter further than the one before,
 * so the answer is up to that much too long.
 */
final class LikelyDuration {
  private static final double SHARE = 0.95;
  private static final double SHORTEST_SECONDS = 1e-6;
  private static final double GROWTH = Math.log(1.25);
  private static final int CLASSES = 160;

  private final long[] counts = new long[CLASSES];
  private long total;
  private volatile double seconds;

  /** Takes note of a point that took {@code duration} seconds. */
  synchronized void add(double duration) {
    counts[classOf(duration)]++;
    total++;
    seconds = quantile();
  }

  /** Returns it; 0 as long as no point has finished. */
  double seconds() {
    return seconds;
  }

  private static int classOf(double duration) {
    double steps = Math.log(Math.max(duration, SHORTEST_SECONDS) / SHORTEST_SECONDS) / GROWTH;
    return (int) Math.min(Math.ceil(steps), CLASSES - 1);
  }

  private double quantile() {
    long below = 0;
    int last = -1;
    while (below < SHARE * total) {
      below += counts[++last];
    }
    return SHORTEST_SECONDS * Math.exp(last * GROWTH);
  }
}
