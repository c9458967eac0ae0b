package dev.sweep.parallel.pool;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.engine.Engines;
import dev.sweep.parallel.engine.RankEngines;
import dev.sweep.parallel.engine.RemoteBiFunction;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.engine.RemoteTriFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workers that run functions on data kept with them: on this thread, on threads, in child JVMs or
 * on the ranks of an MPI job, all by the same rules.
 *
 * <p>Everything is copied on its way, functions included, and must be serializable: workers never
 * see the caller's own objects. Calls wait for all workers. A function that throws on a worker is
 * an {@link dev.sweep.parallel.engine.EngineException} here, soon after; it names the workers and
 * what each threw, and the next call is as if nothing had been. So is a worker that dies, but then
 * every later call on it fails too. One call is made at a time; one from inside a worker, or from
 * another thread meanwhile, is an {@link IllegalStateException}.
 *
 * {@snippet :
 * try (WorkerPool pool = WorkerPool.processes(4);
 *     RemoteObject<List<Integer>> numbers = pool.scatterList(List.of(1, 2, 3, 4, 5))) {
 *   List<Integer> sizes = pool.apply(List::size, numbers); // 2, 2, 1, 0
 *   List<Double> roots = pool.map(Math::sqrt, List.of(1.0, 4.0, 9.0));
 * }
 * }
 */
public final class WorkerPool extends ApplyCalls implements AutoCloseable {
  private WorkerPool(Engines engines) {
    super(new Workers(engines));
  }

  /** Opens a pool of one worker, which works on the thread that calls. */
  public static WorkerPool sameThread() {
    return new WorkerPool(Engines.sameThread());
  }

  /** Opens a pool of workers on threads of this JVM. */
  public static WorkerPool threads(int workers) {
    return new WorkerPool(Engines.threads(workers));
  }

  /**
   * Opens a pool of workers in child JVMs.
   *
   * @throws dev.sweep.parallel.ManagerException if one cannot be started
   */
  public static WorkerPool processes(int workers) throws InterruptedException {
    return processes(workers, ChildOptions.standard());
  }

  /** As {@link #processes(int)}, with options for the children. */
  public static WorkerPool processes(int workers, ChildOptions options)
      throws InterruptedException {
    return new WorkerPool(Engines.processes(workers, options));
  }

  /**
   * Runs {@code program} on rank 0, with a worker on each rank, and rank 0 the first of them; the
   * other ranks serve until it ends. Called by all ranks of a job; by one process that no MPI
   * launcher started, it is a pool of one worker.
   *
   * @see RankEngines#run
   */
  public static void onRanks(Program program) throws Exception {
    RankEngines.run(engines -> {
      try (WorkerPool pool = over(engines)) {
        program.run(pool);
      }
    });
  }

  /** Opens a pool on engines that are there; it closes them. */
  public static WorkerPool over(Engines engines) {
    return new WorkerPool(engines);
  }

  /** Returns the number of workers: at least 1. */
  public int size() {
    return workers.size();
  }

  /**
   * Sends a copy of {@code object} to each worker. A record or an {@link Immutable} is sent once,
   * and stays until the last of its handles is removed.
   */
  public <T extends @Nullable Object> RemoteObject<T> push(T object) {
    return workers.push(object);
  }

  /**
   * Sends each worker a part of {@code list}: contiguous, of equal size rounded up, so the last
   * workers may get less or nothing. There it is a list that can be changed.
   */
  public <T extends @Nullable Object> RemoteObject<List<T>> scatterList(List<? extends T> list) {
    return workers.scatter(list);
  }

  /**
   * Sends each worker a part of {@code vectors}, split as by {@link #scatterList}.
   *
   * @param copy false to empty {@code vectors}
   */
  public RemoteObject<VectorArray> scatterArray(VectorArray vectors, boolean copy) {
    RemoteObject<VectorArray> handle = workers.scatter(vectors);
    if (!copy) {
      vectors.clear();
    }
    return handle;
  }

  /**
   * Runs {@code function} on each item, split among the workers as by {@link #scatterList}, and
   * returns its results in the order of the items.
   *
   * @throws dev.sweep.parallel.engine.EngineException if it failed on an item
   * @throws InterruptedException if this thread was interrupted; the workers finish all the same
   */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      RemoteFunction<? super A, ? extends R> function, List<? extends A> items)
      throws InterruptedException {
    return workers.map(function, List.of(items));
  }

  /**
   * As {@link #map(RemoteFunction, List)}, on the items of two lists side by side.
   *
   * @throws IllegalArgumentException if the lists are not of one length; then it ran nowhere
   */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          RemoteBiFunction<? super A, ? super B, ? extends R> function,
          List<? extends A> first,
          List<? extends B> second)
          throws InterruptedException {
    return workers.map(function, List.of(first, second));
  }

  /** As {@link #map(RemoteBiFunction, List, List)}, on the items of three lists. */
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      List<R> map(
          RemoteTriFunction<? super A, ? super B, ? super C, ? extends R> function,
          List<? extends A> first,
          List<? extends B> second,
          List<? extends C> third)
          throws InterruptedException {
    return workers.map(function, List.of(first, second, third));
  }

  /** As {@link #map(RemoteFunction, List)}, with an argument that is the same for all items. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          RemoteBiFunction<? super A, ? super B, ? extends R> function,
          List<? extends A> items,
          Argument<B> argument)
          throws InterruptedException {
    return workers.map(function, List.of(items), argument);
  }

  /** As {@link #map(RemoteBiFunction, List, Argument)}, on the items of two lists. */
  public <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      List<R> map(
          RemoteTriFunction<? super A, ? super B, ? super C, ? extends R> function,
          List<? extends A> first,
          List<? extends B> second,
          Argument<C> argument)
          throws InterruptedException {
    return workers.map(function, List.of(first, second), argument);
  }

  /**
   * Closes the pool and lets its workers end, with all they keep. A second time it does nothing.
   *
   * @throws IllegalStateException if the pool is at work
   */
  @Override
  public void close() {
    workers.close();
  }

  Workers workers() {
    return workers;
  }

  /** What rank 0 does. */
  @FunctionalInterface
  public interface Program {
    /** Runs to its end; what it throws ends the job. */
    void run(WorkerPool pool) throws Exception;
  }
}
