package dev.sweep.results;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what each worker did. Confined to whoever commits. */
final class WorkerLedger {
  private final Map<Integer, Entry> entries = new TreeMap<>();

  void add(LocalResult share) {
    entries.computeIfAbsent(share.worker(), worker -> new Entry()).add(share);
  }

  /** Returns the sums, in the order of the workers' numbers. */
  List<LocalResult> sums() {
    List<LocalResult> sums = new ArrayList<>(entries.size());
    entries.forEach((worker, entry) -> sums.add(entry.sum(worker)));
    return sums;
  }

  /** Forgets points that did not come to be done, because their status was lost in a crash. */
  void retain(IndexRanges done, StatusColumn statuses) throws IOException {
    for (LocalResult sum : sums()) {
      IndexRanges lost = sum.points().minus(done);
      if (!lost.isEmpty()) {
        entries.put(sum.worker(), Entry.recounted(sum, sum.points().minus(lost), statuses));
      }
    }
  }

  private static final class Entry {
    private final IndexRanges.Builder points = IndexRanges.builder();
    private long ok;
    private long failed;
    private double busySeconds;
    private double wallSeconds;
    private String host = "";
    private long pid;

    void add(LocalResult share) {
      for (IndexRange range : share.points().ranges()) {
        points.add(range);
      }
      ok += share.ok();
      failed += share.failed();
      busySeconds += share.busySeconds();
      wallSeconds += share.wallSeconds();
      host = share.host();
      pid = share.pid();
    }

    LocalResult sum(int worker) {
      return new LocalResult(
          worker, points.build(), ok, failed, busySeconds, wallSeconds, host, pid);
    }

    static Entry recounted(LocalResult sum, IndexRanges kept, StatusColumn statuses)
        throws IOException {
      StatusCounts counts = statuses.counts(kept);
      Entry entry = new Entry();
      entry.add(
          new LocalResult(
              sum.worker(),
              kept,
              counts.ok(),
              counts.failed() + counts.timedOut(),
              sum.busySeconds(),
              sum.wallSeconds(),
              sum.host(),
              sum.pid()));
      return entry;
    }
  }
}
