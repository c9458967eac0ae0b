package dev.sweep.parallel.process;

import dev.sweep.parallel.IndexRange;
import dev.sweep.parallel.Worker;
import java.util.Set;

/**
 * Workers that emit each index by itself, and do a deed instead at some.
 *
 * @param atOnce whether they emit a range in one piece instead, and do the deed before
 */
record Culprits(Deed deed, Set<Long> indexes, boolean atOnce) implements Worker.Factory<Long> {

  Culprits(Deed deed, Long... indexes) {
    this(deed, Set.of(indexes), false);
  }

  Culprits emittingAtOnce() {
    return new Culprits(deed, indexes, true);
  }

  @Override
  public Worker<Long> open(int number) {
    return this::run;
  }

  private void run(IndexRange range, Worker.Emitter<Long> emitter) throws Exception {
    for (long index = range.first(); index < range.end(); index++) {
      if (indexes.contains(index)) {
        deed.run();
      }
      if (!atOnce) {
        emitter.emit(new IndexRange(index, 1), index);
      }
    }
    if (atOnce) {
      emitter.emit(range, range.first());
    }
  }
}
