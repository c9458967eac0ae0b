package dev.sweep.parallel.view;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.engine.RankEngines;
import dev.sweep.parallel.engine.TaskEngine;
import dev.sweep.parallel.mpi.Ranks;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/**
 * A session with engines on threads, in child JVMs or on the ranks of an MPI job: gives views of
 * them, which run functions, and tells and controls what they do.
 *
 * <p>Functions, arguments and results are copied on their way and must be serializable. Engines
 * have numbers from 0 on, which stay theirs; they may join and leave meanwhile. All is safe for use
 * by many threads, but not from functions that run on an engine. Closing the client ends its
 * engines, and all that is outstanding.
 *
 * {@snippet :
 * try (Client client = Client.processes(4)) {
 *   List<Long> pids = client.all().apply(() -> ProcessHandle.current().pid());
 *   List<Double> roots = client.balanced().map(Math::sqrt, List.of(1.0, 4.0, 9.0));
 * }
 * }
 */
public final class Client implements AutoCloseable {
  /** How many tasks that have ended a client remembers if nothing else is said. */
  public static final int REMEMBERED = 1_000;

  private final Cluster cluster;

  private Client(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Opens a client with engines on threads of this JVM. */
  public static Client threads(int engines) {
    return threads(engines, REMEMBERED);
  }

  /** As {@link #threads(int)}, and says how many tasks are remembered after their end. */
  public static Client threads(int engines, int remembered) {
    return open(EngineSource.threads(), engines, remembered);
  }

  /**
   * Opens a client with engines in child JVMs.
   *
   * @throws dev.sweep.parallel.ManagerException if one cannot be started
   */
  public static Client processes(int engines) {
    return processes(engines, ChildOptions.standard(), REMEMBERED);
  }

  /** As {@link #processes(int)}, with options, and how many tasks are remembered. */
  public static Client processes(int engines, ChildOptions options, int remembered) {
    return open(EngineSource.processes(options), engines, remembered);
  }

  /**
   * Runs {@code program} on rank 0, with an engine on each rank, whose number is the rank's; the
   * other ranks serve until it ends. Called by all ranks of a job, once in a process.
   *
   * @see RankEngines#run
   */
  public static void onRanks(Program program) throws Exception {
    Ranks.run(ranks -> {
      if (ranks.rank() == 0) {
        try (Client client = over(ranks)) {
          program.run(client);
        }
      } else {
        RankEngines.serve(ranks);
      }
    });
  }

  /** Opens a client on rank 0; the other ranks {@linkplain RankEngines#serve serve}. */
  static Client over(Ranks ranks) {
    Cluster cluster = new Cluster(EngineSource.ranks(), REMEMBERED);
    List<TaskEngine> engines = TaskEngine.onRanks(ranks);
    List<Integer> ids = cluster.newIds(engines.size());
    ids.forEach(id -> cluster.join(id, engines.get(id)));
    return new Client(cluster);
  }

  private static Client open(EngineSource source, int engines, int remembered) {
    Cluster cluster = new Cluster(source, remembered);
    try {
      cluster.start(cluster.newIds(engines)).join();
      return new Client(cluster);
    } catch (RuntimeException e) {
      cluster.close();
      throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause
          ? cause
          : e;
    }
  }

  /** Returns the numbers of the engines that are there, in order. */
  public List<Integer> ids() {
    return cluster.ids();
  }

  /**
   * Returns a view of one engine, whose results are single values.
   *
   * @param id its number; or, if negative, its place from the end: -1 is the last
   * @throws IllegalArgumentException if there is none
   */
  public EngineView engine(int id) {
    return new EngineView(new DirectView(cluster, List.of(Selection.one(ids(), id))));
  }

  /**
   * Returns a view of several engines, whose results are lists in this order.
   *
   * @param ids as of {@link #engine}
   * @throws IllegalArgumentException if there is none of a number, or one twice
   */
  public DirectView engines(int... ids) {
    List<Integer> present = ids();
    return new DirectView(
        cluster,
        Selection.distinct(
            Arrays.stream(ids).map(id -> Selection.one(present, id)).boxed().toList()));
  }

  /**
   * Returns a view of the engines at some places in the list of those that are there now.
   *
   * @param slice as Python has it: {@code "1:"}, {@code "::2"}, {@code "-2:"}
   * @throws IllegalArgumentException if it is no slice, or leaves none
   */
  public DirectView slice(String slice) {
    return new DirectView(cluster, Selection.slice(ids(), slice));
  }

  /** Returns a view of all engines: at each call of those that are there then. */
  public DirectView all() {
    return new DirectView(cluster, List.of());
  }

  /** Returns a view that hands tasks to whichever engine has the least to do. */
  public LoadBalancedView balanced() {
    return new LoadBalancedView(cluster, TaskOptions.NONE);
  }

  /** As {@link #balanced()}, of some engines. */
  public LoadBalancedView balanced(int... ids) {
    return new LoadBalancedView(
        cluster, TaskOptions.NONE.targets(Set.copyOf(engines(ids).targets())));
  }

  /**
   * Starts further engines.
   *
   * @return completes with their numbers when they have joined
   * @throws UnsupportedOperationException if engines are ranks, by the future
   */
  public CompletableFuture<List<Integer>> add(int engines) {
    return cluster.start(cluster.newIds(engines));
  }

  /**
   * Waits until there are at least {@code count} engines.
   *
   * @throws TimeoutException if there are fewer after {@code timeout}
   */
  public void waitForEngines(int count, Duration timeout)
      throws InterruptedException, TimeoutException {
    cluster.await(count, timeout);
  }

  /** Lets an engine end when it has done what it has been given; it is given nothing more. */
  public void shutdown(int id) {
    cluster.retire(id);
  }

  /**
   * Ends an engine at once. Direct tasks that it had fail; load-balanced ones run elsewhere.
   *
   * @throws UnsupportedOperationException if it is a rank
   */
  public void kill(int id) {
    cluster.kill(id);
  }

  /**
   * Ends an engine at once, if it is still there, and starts one of the same number, which has no
   * objects.
   *
   * @return completes when it has joined
   * @throws UnsupportedOperationException if it is a rank
   */
  public CompletableFuture<List<Integer>> restart(int id) {
    return cluster.restart(id);
  }

  /** Returns how much each engine has to do. */
  public QueueStatus queueStatus() {
    return cluster.scheduler().status();
  }

  /** Returns which tasks are done; their numbers are those of {@link AsyncResult#tasks}. */
  public ResultStatus resultStatus(Collection<Long> tasks) {
    return cluster.history().status(tasks);
  }

  /**
   * Submits a task once more, as another one.
   *
   * @throws java.util.NoSuchElementException if it is unknown or forgotten
   */
  public AsyncResult<Object> resubmit(long task) {
    return Submission.again(cluster, cluster.history().get(task));
  }

  /**
   * Forgets tasks that have ended; results that somebody holds stay.
   *
   * @throws IllegalStateException if one is outstanding; then none is forgotten
   */
  public void purge(Collection<Long> tasks) {
    cluster.history().purge(tasks);
  }

  /** Forgets all tasks that have ended. */
  public void purge() {
    cluster.history().purge();
  }

  /** Ends all tasks that have not begun, the last ones first, so that none begins meanwhile. */
  public void abort() {
    cluster.history().outstanding().reversed().forEach(cluster.scheduler()::abort);
  }

  /** Ends all that is outstanding, and the engines; child processes in a second at most. */
  @Override
  public void close() {
    cluster.close();
  }

  Cluster cluster() {
    return cluster;
  }

  /** What rank 0 does. */
  @FunctionalInterface
  public interface Program {
    /** Runs to its end; what it throws ends the job. */
    void run(Client client) throws Exception;
  }
}
