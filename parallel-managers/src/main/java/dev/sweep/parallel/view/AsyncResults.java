package dev.sweep.parallel.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The results of several engines or items, as a list in their order.
 *
 * <p>Iterating waits for each in turn, and throws where there is none; {@link #outcomes} does not
 * throw.
 *
 * @param <R> what each returns
 */
public final class AsyncResults<R extends @Nullable Object> extends AsyncResult<List<R>>
    implements Iterable<R> {
  private final Gathering<R> gathering;

  AsyncResults(Cluster cluster, Work work, Gathering<R> gathering) {
    super(cluster, work, gathering);
    this.gathering = gathering;
  }

  /**
   * Joins results into one, in their order.
   *
   * @throws IllegalArgumentException if there are none, or they are not of one client
   */
  public static <R extends @Nullable Object> AsyncResults<R> join(
      Collection<? extends AsyncResult<R>> parts) {
    return Joined.of(List.copyOf(parts));
  }

  /** Returns each by itself, in their order. */
  public List<AsyncResult<R>> split() {
    List<AsyncResult<R>> parts = new ArrayList<>();
    for (int index = 0; index < size(); index++) {
      int own = index;
      Gathering<R> part = new Gathering<>(1);
      gathering.whenArrived(own, () -> part.put(0, () -> gathering.outcome(own)));
      parts.add(new AsyncResult<>(cluster(), partOf(own), part));
    }
    return parts;
  }

  /** Waits for all and returns how each ended, in their order. */
  public List<Outcome<R>> outcomes() throws InterruptedException {
    gathering.awaitAll(Long.MAX_VALUE >> 1);
    return gathering.outcomes();
  }

  /**
   * Waits for one and returns how it ended.
   *
   * @throws IndexOutOfBoundsException if there is none at {@code index}
   */
  public Outcome<R> outcome(int index) throws InterruptedException {
    return gathering.await(index);
  }

  /** Iterates in their order, waiting for each. */
  @Override
  public Iterator<R> iterator() {
    return new Waiting<>(size(), gathering::await);
  }

  /** Returns them in the order in which they come, waiting for each. */
  public Iterable<R> asTheyCome() {
    return () -> new Waiting<>(size(), gathering::awaitArrival);
  }

  @Override
  List<R> value() {
    List<TaskException> failures = failures();
    if (!failures.isEmpty()) {
      throw new CompositeException(failures, size());
    }
    List<R> values = new ArrayList<>(size());
    gathering.outcomes().forEach(outcome -> values.add(outcome.get()));
    return Collections.unmodifiableList(values);
  }

  /** Where each task is one element, the part has its own; of a map, it shares all. */
  private Work partOf(int index) {
    List<Job> jobs = work().jobs();
    return jobs.size() == size() ? new JobWork(cluster(), List.of(jobs.get(index))) : work();
  }

  private static final class Waiting<R extends @Nullable Object> implements Iterator<R> {
    private final int size;
    private final Source<R> source;
    private int next;

    Waiting(int size, Source<R> source) {
      this.size = size;
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        Outcome<R> outcome = source.await(next);
        next++;
        return outcome.get();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while waiting for a result");
      }
    }
  }

  /** Where outcomes come from. */
  @FunctionalInterface
  private interface Source<R extends @Nullable Object> {
    Outcome<R> await(int count) throws InterruptedException;
  }
}
