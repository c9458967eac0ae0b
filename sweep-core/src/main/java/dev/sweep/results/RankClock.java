package dev.sweep.results;

/** Tells how much of a rank's time has not been told yet. Confined to one thread at a time. */
final class RankClock {
  private double wallSeconds;
  private long chunks;

  /** What came since the last lap. */
  record Lap(double wallSeconds, double workerSeconds, long chunks) {}

  /** Returns what came since the last lap, at {@code now} seconds from the start of the run. */
  Lap lap(double now, RankHome home) {
    double wall = now - wallSeconds;
    Lap lap = new Lap(wall, wall * home.workers(), home.chunks() - chunks);
    wallSeconds = now;
    chunks = home.chunks();
    return lap;
  }
}
