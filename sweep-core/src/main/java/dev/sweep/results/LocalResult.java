package dev.sweep.results;

import dev.sweep.parallel.IndexRanges;

/**
 * What one rank did, summed over all runs it took part in; without MPI, each worker counts as a
 * rank of its own.
 *
 * @param points the numbers of the points it finished
 * @param ok how many of them are ok
 * @param failed how many of them failed or timed out
 * @param chunks how many pieces of work it was handed, by the runs that ended in order
 * @param workers how many workers it had when it took part last
 * @param busySeconds how long its workers computed, added up
 * @param wallSeconds how long it was part of a run; where a run was killed, up to its last block
 * @param workerSeconds the same times the workers it had then: busy would be as much at best
 * @param host the machine it ran on last
 * @param pid its process there
 */
public record LocalResult(
    int rank,
    IndexRanges points,
    long ok,
    long failed,
    long chunks,
    int workers,
    double busySeconds,
    double wallSeconds,
    double workerSeconds,
    String host,
    long pid) {

  /** Returns how much of its workers' time was spent computing: from 0 to 1; NaN without time. */
  public double busyShare() {
    return workerSeconds > 0 ? Math.clamp(busySeconds / workerSeconds, 0, 1) : Double.NaN;
  }

  /** Returns the same of a rank with another number. */
  LocalResult withRank(int otherRank) {
    return new LocalResult(
        otherRank,
        points,
        ok,
        failed,
        chunks,
        workers,
        busySeconds,
        wallSeconds,
        workerSeconds,
        host,
        pid);
  }

  /** Returns the same with other points, of which so many are ok and so many failed. */
  LocalResult withPoints(IndexRanges kept, long keptOk, long keptFailed) {
    return new LocalResult(
        rank,
        kept,
        keptOk,
        keptFailed,
        chunks,
        workers,
        busySeconds,
        wallSeconds,
        workerSeconds,
        host,
        pid);
  }
}
