package dev.sweep.parallel.handout;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.IndexRanges;
import dev.sweep.parallel.ResultReceiver;
import dev.sweep.parallel.Worker;
import dev.sweep.parallel.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A receiver that keeps which indexes came, from which worker; each finding is its first index. */
final class Taken implements ResultReceiver<Long> {
  private final Map<Integer, IndexRanges.Builder> byWorker = new TreeMap<>();
  private long count;

  @Override
  public synchronized void accept(int worker, IndexRange range, Long result) {
    if (result != range.first()) {
      throw new AssertionError("got " + result + " for " + range);
    }
    byWorker.computeIfAbsent(worker, _ -> IndexRanges.builder()).add(range);
    count += range.count();
  }

  /** Returns what came; fails if an index came twice. */
  synchronized IndexRanges indexes() {
    IndexRanges.Builder all = IndexRanges.builder();
    byWorker.values().forEach(each -> each.build().ranges().forEach(all::add));
    IndexRanges indexes = all.build();
    if (indexes.count() != count) {
      throw new AssertionError(count + " results for " + indexes);
    }
    return indexes;
  }

  synchronized IndexRanges from(int worker) {
    return byWorker.getOrDefault(worker, IndexRanges.builder()).build();
  }

  static IndexRanges union(List<WorkerReport> reports) {
    IndexRanges.Builder builder = IndexRanges.builder();
    reports.forEach(report -> report.done().ranges().forEach(builder::add));
    return builder.build();
  }

  /** Emits each range in one piece. */
  static Worker<Long> whole() {
    return (range, emitter) -> emitter.emit(range, range.first());
  }

  /** Emits each index by itself, unless stopped. */
  static Worker<Long> oneByOne(Action before) {
    return (range, emitter) -> {
      for (long index = range.first(); index < range.end(); index++) {
        if (emitter.stopRequested()) {
          return;
        }
        before.at(index);
        emitter.emit(new IndexRange(index, 1), index);
      }
    };
  }

  /** What is done at an index. */
  @FunctionalInterface
  interface Action {
    void at(long index) throws Exception;
  }
}
