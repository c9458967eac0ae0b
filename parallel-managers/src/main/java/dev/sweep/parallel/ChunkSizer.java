package dev.sweep.parallel;

/**
 * Chooses how many indexes a worker gets next, from how long its earlier chunks took.
 *
 * <p>A chunk is to take about half a second. Sizes grow at most eightfold at a time, since one
 * chunk says little about the next, and never exceed a fair share of what remains, so that all
 * workers end together. Large sizes are multiples of {@value #ALIGNMENT}. Confined to one thread.
 */
public final class ChunkSizer {
  static final double TARGET_SECONDS = 0.5;
  static final long ALIGNMENT = 4096;
  private static final long GROWTH = 8;

  /** How many more chunks each worker is to get at least; the end is balanced to 1 in this many. */
  private static final long CHUNKS_TO_COME = 2;

  private static final double SHORTEST_SECONDS = 1e-9;

  private final long minimum;
  private final int workers;
  private final double[] secondsPerIndex;
  private final long[] largestNext;

  /** Creates one that has measured nothing; chunks have {@code minimum} indexes or more. */
  public ChunkSizer(long minimum, int workers) {
    this.minimum = minimum;
    this.workers = workers;
    this.secondsPerIndex = new double[workers];
    this.largestNext = new long[workers];
  }

  /** Returns how many of {@code remaining} indexes {@code worker} gets: from 1 to all of them. */
  public long next(int worker, long remaining) {
    long wanted = Math.min(bySpeed(worker), remaining / (CHUNKS_TO_COME * workers));
    return Math.min(Math.max(align(wanted), minimum), remaining);
  }

  /** Takes note that {@code worker} took {@code seconds} for {@code count} indexes. */
  public void finished(int worker, long count, double seconds) {
    double measured = Math.max(seconds, SHORTEST_SECONDS) / count;
    double before = secondsPerIndex[worker];
    secondsPerIndex[worker] = before == 0 ? measured : (before + measured) / 2;
    largestNext[worker] = count > Long.MAX_VALUE / GROWTH ? Long.MAX_VALUE : count * GROWTH;
  }

  private long bySpeed(int worker) {
    if (secondsPerIndex[worker] == 0) {
      return minimum;
    }
    return Math.min((long) (TARGET_SECONDS / secondsPerIndex[worker]), largestNext[worker]);
  }

  private static long align(long size) {
    return size > ALIGNMENT ? size - size % ALIGNMENT : size;
  }
}
