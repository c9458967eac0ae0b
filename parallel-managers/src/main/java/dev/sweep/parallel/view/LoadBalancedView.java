package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.Engine;
import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RemoteBiFunction;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.engine.RemoteSupplier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands tasks to whichever engine has the least to do, a few ahead, and takes back what a busy one
 * has not begun when another is idle.
 *
 * <p>A view never changes: {@code with...} returns another one. A task runs once, unless it is
 * tried again: on request when it throws, and by itself when its engine is lost; one that has cost
 * three engines is lost with the third. Calls that wait throw as {@link DirectView}'s do.
 *
 * {@snippet :
 * LoadBalancedView view = client.balanced().withRetries(2);
 * List<Double> areas = view.map(mesh -> mesh.area(), meshes);
 * try (Stream<Long> primes = view.stream(n -> nextPrime(n), endless)) {
 *   primes.limit(100).forEach(System.out::println);
 * }
 * }
 */
public final class LoadBalancedView {
  private final Cluster cluster;
  private final TaskOptions options;

  LoadBalancedView(Cluster cluster, TaskOptions options) {
    this.cluster = cluster;
    this.options = options;
  }

  /** Returns a view whose tasks, and items of maps, are tried again as often if they throw. */
  public LoadBalancedView withRetries(int retries) {
    if (retries < 0) {
      throw new IllegalArgumentException("retries are " + retries + ", want at least 0");
    }
    return with(options.retries(retries));
  }

  /** Returns a view whose tasks wait for {@code dependency}. */
  public LoadBalancedView withAfter(Dependency dependency) {
    return with(options.after(own(dependency)));
  }

  /** Returns a view whose tasks wait for {@code dependency} and then run where that has run. */
  public LoadBalancedView withFollow(Dependency dependency) {
    return with(options.follow(own(dependency)));
  }

  /** Returns a view whose tasks fail if they have not begun so long after they were submitted. */
  public LoadBalancedView withTimeout(Duration timeout) {
    return with(options.timeout(timeout));
  }

  /**
   * Returns a view whose tasks run only on engines that have these classes, by their full names.
   */
  public LoadBalancedView withRequired(String... classNames) {
    return with(options.requires(new ArrayList<>(Arrays.asList(classNames))));
  }

  /**
   * Returns a view whose tasks run only on engines of which {@code condition} is true, asked there
   * before each task; the conditions that were there before stay.
   */
  public LoadBalancedView withCondition(RemoteFunction<Engine, Boolean> condition) {
    List<RemoteFunction<Engine, Boolean>> conditions = new ArrayList<>(options.conditions());
    conditions.add(condition);
    return with(options.conditions(conditions));
  }

  /**
   * Returns a view whose maps send as many items together; without, as many as take about a tenth
   * of a second, by what was measured.
   */
  public LoadBalancedView withChunkSize(int items) {
    if (items < 1) {
      throw new IllegalArgumentException("the chunk size is " + items + ", want at least 1");
    }
    return with(options.chunkSize(items));
  }

  /** Returns a view whose streams give results as they come. */
  public LoadBalancedView unordered() {
    return with(options.ordered(false));
  }

  /** Runs a function on some engine and returns its result. */
  public <R extends @Nullable Object> R apply(RemoteSupplier<R> function)
      throws InterruptedException {
    return applyAsync(function).get();
  }

  /** As {@link #apply(RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> R apply(
      RemoteFunction<? super A, ? extends R> function, A argument) throws InterruptedException {
    return this.<A, R>applyAsync(function, argument).get();
  }

  /** As {@link #apply(RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      R apply(RemoteBiFunction<? super A, ? super B, ? extends R> function, A first, B second)
          throws InterruptedException {
    return this.<A, B, R>applyAsync(function, first, second).get();
  }

  /** As {@link #apply(RemoteSupplier)}, without waiting. */
  public <R extends @Nullable Object> AsyncResult<R> applyAsync(RemoteSupplier<R> function) {
    return submit(function);
  }

  /** As {@link #applyAsync(RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncResult<R> applyAsync(
      RemoteFunction<? super A, ? extends R> function, A argument) {
    return submit(function, argument);
  }

  /** As {@link #applyAsync(RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      AsyncResult<R> applyAsync(
          RemoteBiFunction<? super A, ? super B, ? extends R> function, A first, B second) {
    return submit(function, first, second);
  }

  /** Runs a function on the items and returns its results in their order. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      RemoteFunction<? super A, ? extends R> function, List<? extends A> items)
      throws InterruptedException {
    return this.<A, R>mapAsync(function, items).get();
  }

  /**
   * As {@link #map(RemoteFunction, List)}, on the items of two lists side by side.
   *
   * @throws IllegalArgumentException if they are not of one length
   */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          RemoteBiFunction<? super A, ? super B, ? extends R> function,
          List<? extends A> first,
          List<? extends B> second)
          throws InterruptedException {
    return this.<Pair<A, B>, R>mapAsync(Pair.function(function), Pair.of(first, second)).get();
  }

  /** As {@link #map(RemoteFunction, List)}, without waiting; items may be changed at once. */
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncResults<R> mapAsync(
      RemoteFunction<? super A, ? extends R> function, List<? extends A> items) {
    return MapRun.begin(cluster, options, function, items);
  }

  /**
   * Returns the results of a function on the items of a source, which may have no end: it is read,
   * by whoever takes results, only so far ahead as keeps all engines at work. An item that fails
   * throws where its result would be. Closing the stream ends what is outstanding.
   */
  public <A extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
      RemoteFunction<? super A, ? extends R> function, Iterator<? extends A> source) {
    return this.<A, R>streamOutcomes(function, source).map(Outcome::get);
  }

  /** As {@link #stream}, but an item that fails is an outcome like the others. */
  public <A extends @Nullable Object, R extends @Nullable Object> Stream<Outcome<R>> streamOutcomes(
      RemoteFunction<? super A, ? extends R> function, Iterator<? extends A> source) {
    return StreamRun.begin(cluster, options, function, source);
  }

  /** Returns {@code function} as one that runs on some engine when it is called. */
  public <A extends @Nullable Object, R extends @Nullable Object> RemoteCall<A, R> remote(
      RemoteFunction<? super A, ? extends R> function) {
    return new RemoteCall<>(argument -> this.<A, R>applyAsync(function, argument));
  }

  /** Returns {@code function} as one on lists, whose items are handed out when it is called. */
  public <A extends @Nullable Object, R extends @Nullable Object>
      RemoteCall<List<? extends A>, List<R>> parallel(
          RemoteFunction<? super A, ? extends R> function) {
    return new RemoteCall<>(items -> this.<A, R>mapAsync(function, items));
  }

  private <R extends @Nullable Object> AsyncResult<R> submit(
      Object function, @Nullable Object... arguments) {
    List<Operand> operands = new ArrayList<>(options.guards());
    operands.addAll(ViewCalls.operands(function, arguments));
    EngineFunction<?> call = options.isGuarded() ? ViewCalls.GUARDED : Invocation.APPLY;
    return Submission.balanced(cluster, options, call, operands);
  }

  @SuppressWarnings("ReferenceEquality") // The very same cluster.
  private Dependency own(Dependency dependency) {
    for (AsyncResult<?> result : dependency.results()) {
      if (result.cluster() != cluster) {
        throw new IllegalArgumentException("a dependency is on a result of another client");
      }
    }
    return dependency;
  }

  private LoadBalancedView with(TaskOptions changed) {
    return new LoadBalancedView(cluster, changed);
  }
}
