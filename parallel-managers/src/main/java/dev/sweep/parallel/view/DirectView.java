package dev.sweep.parallel.view;

import dev.sweep.parallel.engine.EngineFunction;
import dev.sweep.parallel.engine.Invocation;
import dev.sweep.parallel.engine.Operand;
import dev.sweep.parallel.engine.RemoteBiFunction;
import dev.sweep.parallel.engine.RemoteFunction;
import dev.sweep.parallel.engine.RemoteSupplier;
import dev.sweep.parallel.mpi.Comm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Certain engines, each of which does what it is told, in the order in which it was told; and the
 * objects that they keep by name between. Results are lists in the order of the engines.
 *
 * <p>A function finds its engine's objects by {@link dev.sweep.parallel.engine.Engine#here}. Calls
 * that wait throw a {@link CompositeException} if a task failed, and {@link InterruptedException}
 * if this thread was interrupted: the engines go on then. What cannot be sent is a {@link
 * dev.sweep.parallel.ManagerException}, and nothing has run.
 *
 * {@snippet :
 * DirectView view = client.all();
 * view.scatter("numbers", List.of(1, 2, 3, 4, 5, 6, 7)); // over three engines: 3, 2, 2
 * List<Integer> sizes = view.apply(() -> ((List<?>) Engine.here().get("numbers")).size());
 * }
 */
public final class DirectView {
  private final Cluster cluster;
  private final List<Integer> targets;

  /** Creates a view; of all engines that are there at the time, if there are no targets. */
  DirectView(Cluster cluster, List<Integer> targets) {
    this.cluster = cluster;
    this.targets = List.copyOf(targets);
  }

  /** Returns the engines that are meant, in order. */
  public List<Integer> targets() {
    return targets.isEmpty() ? cluster.ids() : targets;
  }

  /** Runs a function on each engine and returns its results. */
  public <R extends @Nullable Object> List<R> apply(RemoteSupplier<R> function)
      throws InterruptedException {
    return applyAsync(function).get();
  }

  /** As {@link #apply(RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> apply(
      RemoteFunction<? super A, ? extends R> function, A argument) throws InterruptedException {
    return this.<A, R>applyAsync(function, argument).get();
  }

  /** As {@link #apply(RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> apply(RemoteBiFunction<? super A, ? super B, ? extends R> function, A first, B second)
          throws InterruptedException {
    return this.<A, B, R>applyAsync(function, first, second).get();
  }

  /** As {@link #apply(RemoteSupplier)}, without waiting. */
  public <R extends @Nullable Object> AsyncResults<R> applyAsync(RemoteSupplier<R> function) {
    return submit(Invocation.APPLY, ViewCalls.operands(function));
  }

  /** As {@link #applyAsync(RemoteSupplier)}, with an argument. */
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncResults<R> applyAsync(
      RemoteFunction<? super A, ? extends R> function, A argument) {
    return submit(Invocation.APPLY, ViewCalls.operands(function, argument));
  }

  /** As {@link #applyAsync(RemoteSupplier)}, with two arguments. */
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      AsyncResults<R> applyAsync(
          RemoteBiFunction<? super A, ? super B, ? extends R> function, A first, B second) {
    return submit(Invocation.APPLY, ViewCalls.operands(function, first, second));
  }

  /**
   * Runs a function on all these engines at the same time, which can speak to each other by MPI
   * meanwhile: its argument is what they say to each other, and their ranks there are their places
   * in this view. If it throws on one engine, it is cancelled on the others, so that nobody waits
   * for that one; a function that is to be cancelled must wait by its argument, or heed interrupts.
   *
   * {@snippet :
   * List<Double> norms = view.applyTogether(comm -> {
   *   double[] sum = {localSquares()};
   *   comm.allreduce(sum, Reduction.SUM);
   *   return Math.sqrt(sum[0]);
   * });
   * }
   *
   * @throws CompositeException also if engines are no ranks
   */
  public <R extends @Nullable Object> List<R> applyTogether(RemoteFunction<Comm, R> function)
      throws InterruptedException {
    return this.<R>applyTogetherAsync(function).get();
  }

  /** As {@link #applyTogether}, without waiting. */
  public <R extends @Nullable Object> AsyncResults<R> applyTogetherAsync(
      RemoteFunction<Comm, R> function) {
    return Submission.together(cluster, targets(), function);
  }

  /** Runs a function on the items, an equal share of them on each engine, in their order. */
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

  /** As {@link #map(RemoteFunction, List)}, without waiting. */
  public <A extends @Nullable Object, R extends @Nullable Object> AsyncResults<R> mapAsync(
      RemoteFunction<? super A, ? extends R> function, List<? extends A> items) {
    return DirectMap.submit(cluster, targets(), function, items);
  }

  /** Gives each engine a copy of {@code object}, which it keeps by {@code name}. */
  public void push(String name, @Nullable Object object) throws InterruptedException {
    update(named(name, object));
  }

  /** As {@link #push}, of several objects by their names. */
  public void update(Map<String, ? extends @Nullable Object> objects) throws InterruptedException {
    updateAsync(objects).get();
  }

  /**
   * Returns a copy of the object of this name from each engine.
   *
   * @throws CompositeException if an engine has none; it names the engine and the name
   */
  public <T extends @Nullable Object> List<T> pull(String name) throws InterruptedException {
    return this.<T>pullAsync(name).get();
  }

  /** As {@link #pull}, without waiting. */
  public <T extends @Nullable Object> AsyncResults<T> pullAsync(String name) {
    return submit(ViewCalls.PULL, List.of(Operand.of(name)));
  }

  /** Forgets the object of this name on each engine. */
  public void remove(String name) throws InterruptedException {
    submit(ViewCalls.REMOVE, List.of(Operand.of(name))).get();
  }

  /** Forgets all objects on each engine, and what code has declared. */
  public void clear() throws InterruptedException {
    submit(ViewCalls.CLEAR, List.of()).get();
  }

  /** Returns the names of the objects that each engine keeps. */
  public List<Set<String>> names() throws InterruptedException {
    return this.<Set<String>>submit(ViewCalls.NAMES, List.of()).get();
  }

  /**
   * Gives each engine a part of {@code list}, which it keeps by {@code name} as a list: contiguous,
   * and of sizes that differ by one at most.
   */
  public <T extends @Nullable Object> void scatter(String name, List<? extends T> list)
      throws InterruptedException {
    List<Integer> engines = targets();
    List<List<Operand>> operands = new ArrayList<>();
    for (BalancedBlocks.Block block : BalancedBlocks.of(list.size(), engines.size())) {
      List<T> part = new ArrayList<>(list.subList(block.from(), block.to()));
      operands.add(List.of(Operand.of(named(name, part))));
    }
    Submission.directEach(cluster, engines, ViewCalls.UPDATE, operands).get();
  }

  /** Returns the lists of this name of all engines, one after the other. */
  public <T extends @Nullable Object> List<T> gather(String name) throws InterruptedException {
    List<T> all = new ArrayList<>();
    this.<List<T>>pull(name).forEach(all::addAll);
    return all;
  }

  /**
   * Runs Java code on each engine, by JShell in its own process, and returns the values of its last
   * snippet as JShell shows them. Variables it declares can be pulled; what it declares is known to
   * the code that comes later.
   */
  public List<String> execute(String code) throws InterruptedException {
    return this.<String>submit(ViewCalls.EXECUTE, List.of(Operand.of(code))).get();
  }

  /** As {@link #execute}, of the code in a file. */
  public List<String> run(Path file) throws IOException, InterruptedException {
    return execute(Files.readString(file));
  }

  /** Returns {@code function} as one that runs on each engine when it is called. */
  public <A extends @Nullable Object, R extends @Nullable Object> RemoteCall<A, List<R>> remote(
      RemoteFunction<? super A, ? extends R> function) {
    return new RemoteCall<>(argument -> this.<A, R>applyAsync(function, argument));
  }

  /** Returns {@code function} as one on lists, whose items are shared out when it is called. */
  public <A extends @Nullable Object, R extends @Nullable Object>
      RemoteCall<List<? extends A>, List<R>> parallel(
          RemoteFunction<? super A, ? extends R> function) {
    return new RemoteCall<>(items -> this.<A, R>mapAsync(function, items));
  }

  static Map<String, @Nullable Object> named(String name, @Nullable Object object) {
    Map<String, @Nullable Object> one = new HashMap<>();
    one.put(name, object);
    return one;
  }

  AsyncResults<@Nullable Object> updateAsync(Map<String, ? extends @Nullable Object> objects) {
    return submit(ViewCalls.UPDATE, List.of(Operand.of(new HashMap<>(objects))));
  }

  <R extends @Nullable Object> AsyncResults<R> submit(
      EngineFunction<?> function, List<Operand> operands) {
    return Submission.direct(cluster, targets(), function, operands);
  }
}
