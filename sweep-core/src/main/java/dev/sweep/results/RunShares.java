package dev.sweep.results;

import dev.sweep.model.Status;
import dev.sweep.parallel.HostName;
import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what each worker added since the last commit. Confined to whoever commits. */
final class RunShares {
  private final long startNanos = System.nanoTime();
  private final Map<Integer, Double> wallSeconds = new HashMap<>();
  private final Map<Integer, Home> homes = new ConcurrentHashMap<>();
  private final Home here = new Home(HostName.local(), ProcessHandle.current().pid());

  private record Home(String host, long pid) {}

  /** Says where a worker runs that is not part of this process. Safe for use by any thread. */
  void setHome(int worker, String host, long pid) {
    homes.put(worker, new Home(host, pid));
  }

  /** Returns one share for each worker that has blocks in {@code batches}. */
  List<LocalResult> of(List<Batch> batches) {
    Map<Integer, List<Batch>> byWorker = new TreeMap<>();
    for (Batch batch : batches) {
      byWorker.computeIfAbsent(batch.worker(), worker -> new ArrayList<>()).add(batch);
    }
    List<LocalResult> shares = new ArrayList<>(byWorker.size());
    byWorker.forEach((worker, own) -> shares.add(share(worker, own)));
    return shares;
  }

  private LocalResult share(int worker, List<Batch> batches) {
    IndexRanges.Builder points = IndexRanges.builder();
    StatusTally tally = new StatusTally();
    double busySeconds = 0;
    for (Batch batch : batches) {
      addDone(points, batch);
      tally.add(batch.status());
      busySeconds += batch.busySeconds();
    }
    Home home = homes.getOrDefault(worker, here);
    return new LocalResult(
        worker,
        points.build(),
        tally.count(Status.OK),
        tally.count(Status.FAILED) + tally.count(Status.TIMED_OUT),
        busySeconds,
        wallSecondsSinceLastShare(worker),
        home.host(),
        home.pid());
  }

  private static void addDone(IndexRanges.Builder points, Batch batch) {
    byte[] status = batch.status();
    for (int from = Rows.firstDone(status, 0); from < status.length; ) {
      int to = Rows.firstPending(status, from);
      points.add(new IndexRange(batch.first() + from, to - from));
      from = Rows.firstDone(status, to);
    }
  }

  private double wallSecondsSinceLastShare(int worker) {
    double now = (System.nanoTime() - startNanos) * 1e-9;
    Double before = wallSeconds.put(worker, now);
    return before == null ? now : now - before;
  }
}
