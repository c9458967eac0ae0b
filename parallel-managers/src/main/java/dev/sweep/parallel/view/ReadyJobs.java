package dev.sweep.parallel.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Jobs that wait for an engine, by the engines that they may run on; oldest first. */
final class ReadyJobs {
  /** In place of a set of engines: any. */
  static final Set<Integer> ANY = Set.of();

  private final Map<Set<Integer>, Deque<Job>> byEngines = new HashMap<>();
  private int size;

  /** Adds a job; one that came earlier than others goes before them. */
  void add(Job job, Set<Integer> engines) {
    Deque<Job> queue = byEngines.computeIfAbsent(engines, _ -> new ArrayDeque<>());
    Job first = queue.peekFirst();
    if (first != null && job.number() < first.number()) {
      queue.addFirst(job);
    } else {
      queue.addLast(job);
    }
    size++;
  }

  /** Removes and returns the oldest job that may run on {@code engine}, or null. */
  @Nullable Job pollFor(int engine) {
    Deque<Job> oldest = null;
    for (Map.Entry<Set<Integer>, Deque<Job>> entry : byEngines.entrySet()) {
      boolean may = entry.getKey().isEmpty() || entry.getKey().contains(engine);
      if (may && !entry.getValue().isEmpty() && isOlder(entry.getValue(), oldest)) {
        oldest = entry.getValue();
      }
    }
    return oldest == null ? null : removed(oldest);
  }

  /** Removes a job, if it is there. */
  void remove(Job job) {
    for (Deque<Job> queue : byEngines.values()) {
      if (queue.remove(job)) {
        size--;
        return;
      }
    }
  }

  /** Removes and returns all jobs for sets of engines of which {@code isHopeless}. */
  List<Job> removeIf(Predicate<Set<Integer>> isHopeless) {
    List<Job> removed = new ArrayList<>();
    Iterator<Map.Entry<Set<Integer>, Deque<Job>>> entries = byEngines.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Set<Integer>, Deque<Job>> entry = entries.next();
      if (isHopeless.test(entry.getKey())) {
        removed.addAll(entry.getValue());
        entries.remove();
      }
    }
    size -= removed.size();
    return removed;
  }

  int size() {
    return size;
  }

  private static boolean isOlder(Deque<Job> queue, @Nullable Deque<Job> than) {
    return than == null || queue.getFirst().number() < than.getFirst().number();
  }

  private Job removed(Deque<Job> queue) {
    size--;
    Job job = queue.removeFirst();
    if (queue.isEmpty()) {
      byEngines.values().remove(queue);
    }
    return job;
  }
}
