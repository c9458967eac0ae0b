package dev.sweep.run;

/**
 * Measures a rate that forgets the past: what was counted weighs half as much every ten seconds.
 *
 * <p>Counts and time fade alike, so that the rate is right from the first reading on.
 */
final class RateMeter {
  private static final double HALF_LIFE_SECONDS = 10;

  private double points;
  private double seconds;

  /** Takes {@code count} points of the last {@code duration} seconds, and returns the rate. */
  double add(long count, double duration) {
    double kept = Math.pow(0.5, duration / HALF_LIFE_SECONDS);
    points = points * kept + count;
    seconds = seconds * kept + duration;
    return seconds > 0 ? points / seconds : 0;
  }
}
