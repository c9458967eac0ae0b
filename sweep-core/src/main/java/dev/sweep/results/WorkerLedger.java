package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what each rank did. Confined to whoever commits. */
final class WorkerLedger {
  private final Map<Integer, Entry> entries = new TreeMap<>();

  void add(LocalResult share) {
    entries.computeIfAbsent(share.rank(), rank -> new Entry()).add(share);
  }

  /** Returns the sums, in the order of the ranks' numbers. */
  List<LocalResult> sums() {
    List<LocalResult> sums = new ArrayList<>(entries.size());
    entries.forEach((rank, entry) -> sums.add(entry.sum(rank)));
    return sums;
  }

  /** Forgets points that did not come to be done, because their status was lost in a crash. */
  void retain(IndexRanges done, StatusColumn statuses) throws IOException {
    for (LocalResult sum : sums()) {
      IndexRanges lost = sum.points().minus(done);
      if (!lost.isEmpty()) {
        IndexRanges kept = sum.points().minus(lost);
        StatusCounts counts = statuses.counts(kept);
        Entry recounted = new Entry();
        recounted.add(sum.withPoints(kept, counts.ok(), counts.failed() + counts.timedOut()));
        entries.put(sum.rank(), recounted);
      }
    }
  }

  private static final class Entry {
    private final IndexRanges.Builder points = IndexRanges.builder();
    private long ok;
    private long failed;
    private long chunks;
    private int workers;
    private double busySeconds;
    private double wallSeconds;
    private double workerSeconds;
    private String host = "";
    private long pid;

    void add(LocalResult share) {
      for (IndexRange range : share.points().ranges()) {
        points.add(range);
      }
      ok += share.ok();
      failed += share.failed();
      chunks += share.chunks();
      workers = share.workers();
      busySeconds += share.busySeconds();
      wallSeconds += share.wallSeconds();
      workerSeconds += share.workerSeconds();
      host = share.host();
      pid = share.pid();
    }

    LocalResult sum(int rank) {
      return new LocalResult(
          rank,
          points.build(),
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
  }
}
