package dev.sweep.parallel.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What comes of tasks that were submitted: a value, or why there is none.
 *
 * <p>It always comes: what can never run, was aborted, or is lost with its engine fails with the
 * reason. Safe for use by many threads.
 *
 * {@snippet :
 * AsyncResult<Double> area = view.applyAsync(mesh -> mesh.area(), mesh);
 * if (!area.await(Duration.ofSeconds(10))) {
 *   area.cancel();
 * }
 * }
 *
 * @param <T> the value
 */
public class AsyncResult<T extends @Nullable Object> {
  private final Cluster cluster;
  private final Work work;
  private final Gathering<?> gathering;
  private final Instant begun = Instant.now();
  private volatile @Nullable Instant ended;

  AsyncResult(Cluster cluster, Work work, Gathering<?> gathering) {
    this.cluster = cluster;
    this.work = work;
    this.gathering = gathering;
    CompletableFuture<?> _ = gathering.all().thenRun(() -> ended = Instant.now());
  }

  /**
   * Waits for the value.
   *
   * @throws TaskException if there is none; of several tasks or elements, a {@link
   *     CompositeException}
   */
  public T get() throws InterruptedException {
    gathering.awaitAll(Long.MAX_VALUE >> 1);
    return value();
  }

  /**
   * Waits for the value for up to {@code timeout}.
   *
   * @throws TimeoutException if it has not come by then; it may come later
   */
  public T get(Duration timeout) throws InterruptedException, TimeoutException {
    if (!await(timeout)) {
      throw new TimeoutException(
          "%d of %d are done after %s s"
              .formatted(progress(), size(), timeout.toMillis() / 1000.0));
    }
    return value();
  }

  /** Waits for up to {@code timeout}, and returns whether all is done by then. */
  public boolean await(Duration timeout) throws InterruptedException {
    return gathering.awaitAll(timeout.toNanos());
  }

  /** Returns whether all is done. */
  public boolean ready() {
    return gathering.isComplete();
  }

  /**
   * Returns whether all has succeeded.
   *
   * @throws IllegalStateException if it is not {@link #ready}
   */
  public boolean successful() {
    if (!ready()) {
      throw new IllegalStateException("%d of %d are done".formatted(progress(), size()));
    }
    return failures().isEmpty();
  }

  /** Returns how many elements are done. */
  public int progress() {
    return gathering.arrived();
  }

  /** Returns how many elements there are: one for each task, or for each item of a map. */
  public int size() {
    return gathering.size();
  }

  /** Calls {@code listener} with {@link #progress} whenever that grows; it must be short. */
  public void onProgress(IntConsumer listener) {
    gathering.onArrival(listener);
  }

  /** Returns how long it has taken since it was submitted, until it was ready or now. */
  public Duration elapsed() {
    Instant end = ended;
    return Duration.between(begun, end == null ? Instant.now() : end);
  }

  /** Same as {@link #elapsed}: what a clock on the wall shows. */
  public Duration wallTime() {
    return elapsed();
  }

  /** Returns how long engines have worked for it, all together. */
  public Duration serialTime() {
    return metadata().stream().map(TaskMetadata::duration).reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns what is known of its tasks, in the order in which they were submitted. */
  public List<TaskMetadata> metadata() {
    return work.jobs().stream().map(Job::metadata).toList();
  }

  /** Returns the numbers of its tasks, in the order in which they were submitted. */
  public List<Long> tasks() {
    return work.jobs().stream().map(Job::number).toList();
  }

  /** Ends its tasks that have not begun with an {@link AbortedException}; the others go on. */
  public void abort() {
    work.abort();
  }

  /**
   * Ends all its tasks that are not done with an {@link AbortedException}. Threads of those that
   * run are interrupted on their engines; an engine whose function does not heed that is busy until
   * it returns.
   */
  public void cancel() {
    work.cancel();
  }

  /** Returns a future of the value; to complete it changes nothing here. */
  public CompletableFuture<T> toFuture() {
    return gathering.all().thenApply(_ -> value());
  }

  /** Returns the value of what is ready. */
  @SuppressWarnings("unchecked") // It is what the function returned.
  T value() {
    return (T) gathering.outcome(0).get();
  }

  /** Returns why elements have failed that are done. */
  List<TaskException> failures() {
    List<TaskException> failures = new ArrayList<>();
    for (Outcome<?> outcome : gathering.outcomes()) {
      if (outcome instanceof Outcome.Failed<?>(TaskException failure)) {
        failures.add(failure);
      }
    }
    return failures;
  }

  /** Returns the engines that have run its tasks. */
  Set<Integer> engines() {
    return metadata().stream()
        .flatMap(each -> each.engine().stream().boxed())
        .collect(Collectors.toSet());
  }

  Cluster cluster() {
    return cluster;
  }

  Work work() {
    return work;
  }

  Gathering<?> gathering() {
    return gathering;
  }
}
