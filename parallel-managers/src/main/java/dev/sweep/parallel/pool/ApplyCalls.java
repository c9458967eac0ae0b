package dev.sweep.parallel.pool;

import dev.sweep.parallel.engine.RemoteBiFunction;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.engine.RemoteSupplier;
import dev.sweep.parallel.engine.RemoteTriFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of a pool that run a function on all workers, or on one. */
abstract sealed class ApplyCalls permits WorkerPool {
  final Workers workers;

  ApplyCalls(Workers workers) {
    this.workers = workers;
  }

  /**
   * Runs {@code function} on every worker at once and returns its results, in the order of workers.
   *
   * @throws dev.sweep.parallel.engine.EngineException if it failed on a worker
   * @throws dev.sweep.parallel.ManagerException if something to be sent is not serializable
   * @throws InterruptedException if this thread was interrupted; the workers finish all the same
   */
  public <R extends @Nullable Object> List<R> apply(RemoteSupplier<R> function)
      throws InterruptedException {
    return workers.call(function);
  }

  /** As {@link #apply(RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> apply(
      RemoteFunction<? super A, ? extends R> function, Argument<A> argument)
      throws InterruptedException {
    return workers.call(function, argument);
  }

  /** As {@link #apply(RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> apply(
          RemoteBiFunction<? super A, ? super B, ? extends R> function,
          Argument<A> first,
          Argument<B> second)
          throws InterruptedException {
    return workers.call(function, first, second);
  }

  /** As {@link #apply(RemoteSupplier)}, with three arguments. */
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      List<R> apply(
          RemoteTriFunction<? super A, ? super B, ? super C, ? extends R> function,
          Argument<A> first,
          Argument<B> second,
          Argument<C> third)
          throws InterruptedException {
    return workers.call(function, first, second, third);
  }

  /**
   * Runs {@code function} on one worker and returns its result.
   *
   * @param worker from 0 to {@code size() - 1}
   * @throws IndexOutOfBoundsException if there is no such worker
   */
  public <R extends @Nullable Object> R applyOnly(int worker, RemoteSupplier<R> function)
      throws InterruptedException {
    return workers.callOnly(worker, function);
  }

  /** As {@link #applyOnly(int, RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> R applyOnly(
      int worker, RemoteFunction<? super A, ? extends R> function, Argument<A> argument)
      throws InterruptedException {
    return workers.callOnly(worker, function, argument);
  }

  /** As {@link #applyOnly(int, RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      R applyOnly(
          int worker,
          RemoteBiFunction<? super A, ? super B, ? extends R> function,
          Argument<A> first,
          Argument<B> second)
          throws InterruptedException {
    return workers.callOnly(worker, function, first, second);
  }

  /** As {@link #applyOnly(int, RemoteSupplier)}, with three arguments. */
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      R applyOnly(
          int worker,
          RemoteTriFunction<? super A, ? super B, ? super C, ? extends R> function,
          Argument<A> first,
          Argument<B> second,
          Argument<C> third)
          throws InterruptedException {
    return workers.callOnly(worker, function, first, second, third);
  }
}
