package dev.sweep.parallel;

import java.util.List;

/**
 * Hands out the work of one run, chunk by chunk. Safe for use by many threads.
 *
 * <p>A seam for managers of several processes: elsewhere than on the root, a dispatcher asks the
 * root.
 */
public interface Dispatcher {

  /**
   * Returns what {@code worker} is to do next, in order; empty if nothing is left for it. May wait
   * for it, but not beyond the end of the run.
   */
  List<IndexRange> next(int worker);

  /** Takes note that {@code worker} took {@code seconds} for a chunk of {@code count} indexes. */
  void finished(int worker, long count, double seconds);

  /** Returns the dispatcher of {@code work} for workers 0 to {@code workers - 1}. */
  static Dispatcher of(IndexRanges work, Schedule schedule, int workers) {
    return switch (schedule) {
      case Schedule.Dynamic(long minimum, WorkQueue.Factory order) ->
          new DynamicDispatcher(order.of(work), new ChunkSizer(minimum, workers));
      case Schedule.Fixed(long chunk, WorkQueue.Factory order) ->
          new FixedDispatcher(order.of(work), chunk);
      case Schedule.Balanced _ -> new BalancedDispatcher(work, workers);
    };
  }
}
