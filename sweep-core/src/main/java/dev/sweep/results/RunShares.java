package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.model.StatusCodes;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells what each rank added since the last commit. Confined to whoever commits, but for what is
 * said about ranks.
 */
final class RunShares {
  private final long startNanos = System.nanoTime();
  private final Map<Integer, RankClock> clocks = new TreeMap<>();
  private final Map<Integer, RankHome> homes = new ConcurrentHashMap<>();
  private final RankHome here = RankHome.here();
  private volatile OptionalLong endNanos = OptionalLong.empty();

  /** Says where a rank runs, and with how many workers. Safe for use by any thread. */
  void setHome(int rank, RankHome home) {
    homes.put(rank, home);
  }

  /** Stops the clock: what comes later is not the ranks' doing. */
  void end() {
    endNanos = OptionalLong.of(System.nanoTime());
  }

  /** Returns one share for each rank that has blocks in {@code batches}. */
  List<LocalResult> of(List<Batch> batches) {
    Map<Integer, List<Batch>> byRank = new TreeMap<>();
    for (Batch batch : batches) {
      if (batch.rank() != ResultsFile.NO_RANK) {
        byRank.computeIfAbsent(batch.rank(), rank -> new ArrayList<>()).add(batch);
      }
    }
    List<LocalResult> shares = new ArrayList<>(byRank.size());
    byRank.forEach((rank, own) -> shares.add(share(rank, own)));
    return shares;
  }

  /** Returns what is left to say of every rank when the run is over: its time up to the end. */
  List<LocalResult> rest() {
    TreeSet<Integer> ranks = new TreeSet<>(homes.keySet());
    ranks.addAll(clocks.keySet());
    List<LocalResult> shares = new ArrayList<>();
    ranks.forEach(rank -> shares.add(share(rank, List.of())));
    return shares;
  }

  private LocalResult share(int rank, List<Batch> batches) {
    IndexRanges.Builder points = IndexRanges.builder();
    StatusTally tally = new StatusTally();
    double busySeconds = 0;
    for (Batch batch : batches) {
      addDone(points, batch);
      tally.add(batch.status());
      busySeconds += batch.busySeconds();
    }
    RankHome home = homes.getOrDefault(rank, here);
    RankClock.Lap lap = clocks.computeIfAbsent(rank, _ -> new RankClock()).lap(seconds(), home);
    return new LocalResult(
        rank,
        points.build(),
        tally.count(Status.OK),
        tally.count(Status.FAILED) + tally.count(Status.TIMED_OUT),
        lap.chunks(),
        home.workers(),
        busySeconds,
        lap.wallSeconds(),
        lap.workerSeconds(),
        home.host(),
        home.pid());
  }

  private double seconds() {
    return (endNanos.orElseGet(System::nanoTime) - startNanos) * 1e-9;
  }

  private static void addDone(IndexRanges.Builder points, Batch batch) {
    byte[] status = batch.status();
    for (int from = StatusCodes.firstDone(status, 0); from < status.length; ) {
      int to = StatusCodes.firstPending(status, from);
      points.add(new IndexRange(batch.first() + from, to - from));
      from = StatusCodes.firstDone(status, to);
    }
  }
}
