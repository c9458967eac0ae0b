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

  /** Takes failed points from who had them: they are somebody else's from now on. */
  void forget(IndexRanges failed) {
    for (LocalResult sum : failed.isEmpty() ? List.<LocalResult>of() : sums()) {
      IndexRanges kept = sum.points().minus(failed);
      long left = sum.points().count() - kept.count();
      if (left > 0) {
        replace(sum.withPoints(kept, sum.ok(), sum.failed() - left));
      }
    }
  }

  /** Counts anew how many points of each are ok. */
  void recount(StatusColumn statuses) throws IOException {
    for (LocalResult sum : sums()) {
      replace(recounted(sum, sum.points(), statuses));
    }
  }

  /** Forgets points that did not come to be done, because their status was lost in a crash. */
  void retain(IndexRanges done, StatusColumn statuses) throws IOException {
    for (LocalResult sum : sums()) {
      IndexRanges lost = sum.points().minus(done);
      if (!lost.isEmpty()) {
        replace(recounted(sum, sum.points().minus(lost), statuses));
      }
    }
  }

  private static LocalResult recounted(LocalResult sum, IndexRanges points, StatusColumn statuses)
      throws IOException {
    StatusCounts counts = statuses.counts(points);
    return sum.withPoints(points, counts.ok(), counts.failed() + counts.timedOut());
  }

  private void replace(LocalResult sum) {
    Entry entry = new Entry();
    entry.add(sum);
    entries.put(sum.rank(), entry);
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
