package dev.sweep.parallel.process;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.Worker;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps what is emitted, by first index; asks for a stop from some number of emissions on. */
final class Emissions<R> implements Worker.Emitter<R> {
  private final SortedMap<Long, R> results = new TreeMap<>();
  private final int enough;
  private long count;

  Emissions() {
    this(Integer.MAX_VALUE);
  }

  Emissions(int enough) {
    this.enough = enough;
  }

  @Override
  public void emit(IndexRange done, R result) {
    if (results.put(done.first(), result) != null) {
      throw new AssertionError(done + " was emitted twice");
    }
    count += done.count();
  }

  @Override
  public boolean stopRequested() {
    return results.size() >= enough;
  }

  SortedMap<Long, R> results() {
    return results;
  }

  /** Returns how many indexes were emitted. */
  long count() {
    return count;
  }
}
