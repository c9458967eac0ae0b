package dev.sweep.parallel.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that are outstanding, and the last ones that have ended: as many as were asked for, and
 * of those no more than 64 MiB. Safe for use by many threads.
 */
final class History {
  private static final long MOST_BYTES = 64 << 20;

  private final int mostEnded;
  private final Map<Long, Job> outstanding = new LinkedHashMap<>();
  private final LinkedHashMap<Long, Job> ended = new LinkedHashMap<>();
  private long bytes;

  History(int mostEnded) {
    this.mostEnded = mostEnded;
  }

  synchronized void begun(Job job) {
    outstanding.put(job.number(), job);
  }

  synchronized void ended(Job job) {
    outstanding.remove(job.number());
    ended.put(job.number(), job);
    bytes += job.bytes();
    while (ended.size() > mostEnded || bytes > MOST_BYTES) {
      bytes -= ended.pollFirstEntry().getValue().bytes();
    }
  }

  /** Returns how many tasks it knows, outstanding or ended. */
  synchronized int size() {
    return outstanding.size() + ended.size();
  }

  synchronized List<Job> outstanding() {
    return new ArrayList<>(outstanding.values());
  }

  synchronized ResultStatus status(Collection<Long> tasks) {
    List<Long> unknown = new ArrayList<>(tasks);
    unknown.removeAll(outstanding.keySet());
    unknown.removeAll(ended.keySet());
    return new ResultStatus(
        tasks.stream().filter(outstanding::containsKey).toList(),
        tasks.stream().filter(ended::containsKey).toList(),
        unknown);
  }

  /**
   * Returns a task.
   *
   * @throws NoSuchElementException if it is unknown or forgotten
   */
  synchronized Job get(long task) {
    Job known = outstanding.get(task);
    return known == null ? requireEnded(task, ended.get(task)) : known;
  }

  /**
   * Forgets tasks.
   *
   * @throws IllegalStateException if one is outstanding; then none is forgotten
   */
  synchronized void purge(Collection<Long> tasks) {
    List<Long> open = tasks.stream().filter(outstanding::containsKey).toList();
    if (!open.isEmpty()) {
      throw new IllegalStateException("tasks that are outstanding cannot be forgotten: " + open);
    }
    for (long task : tasks) {
      Job job = ended.remove(task);
      bytes -= job == null ? 0 : job.bytes();
    }
  }

  /** Forgets all tasks that have ended. */
  synchronized void purge() {
    purge(List.copyOf(ended.keySet()));
  }

  private static Job requireEnded(long task, @Nullable Job job) {
    if (job == null) {
      throw new NoSuchElementException("task " + task + " is unknown, or forgotten");
    }
    return job;
  }
}
