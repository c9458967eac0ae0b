package dev.sweep.parallel.process;

import dev.sweep.parallel.Worker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Workers whose losses stand as -1 and are written down. */
final class Bereaved implements Worker.Factory<Long>, LossHandler<Long> {
  private static final long serialVersionUID = 1;

  private final Worker.Factory<Long> workers;
  private final transient SortedMap<Long, ChildDeath> deaths =
      Collections.synchronizedSortedMap(new TreeMap<>());

  Bereaved(Worker.Factory<Long> workers) {
    this.workers = workers;
  }

  @Override
  public Worker<Long> open(int number) throws Exception {
    return workers.open(number);
  }

  @Override
  public Long lost(long index, ChildDeath death) {
    deaths.put(index, death);
    return -1L;
  }

  /** Returns the indexes lost, in order. */
  List<Long> indexes() {
    return new ArrayList<>(deaths.keySet());
  }

  /** Returns the last death at the first index that was lost. */
  ChildDeath first() {
    return deaths.firstEntry().getValue();
  }
}
