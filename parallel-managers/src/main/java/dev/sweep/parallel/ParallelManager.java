package dev.sweep.parallel;

import java.util.List;

/**
 * The group of processes that runs one program together, each seeing itself as one rank.
 *
 * <p>Every rank runs the same program and makes the same calls in the same order; rank 0 is the
 * root. Open one for the program's life, in try-with-resources, and use it from the thread that
 * opened it. Each rank has one or more workers, which run at once. A call after {@link #close}, or
 * from within a worker, throws IllegalStateException. When another rank cannot be reached or has
 * ended, no call returns or throws: the whole job is ended, as by {@link #fail}.
 *
 * {@snippet :
 * try (ParallelManager manager = new LocalExecutorManager(4)) {
 *   Scatter<Double, Double> squares =
 *       manager.scatter(worker -> worker, (worker, x) -> x * x, List.of(1.0, 2.0, 3.0));
 *   List<Result<Double>> inOrder = LocalResults.inOrder(squares.gather());
 * }
 * }
 */
public interface ParallelManager extends AutoCloseable {

  /** Returns the number of this process in the group: from 0 to {@code processCount() - 1}. */
  int rank();

  /** Returns how many processes the group has: at least 1, the same for the manager's life. */
  int processCount();

  /** Returns how many workers all ranks have together: at least 1, the same on every rank. */
  int workerCount();

  /** Returns the workers of this process; it has all of them if it is by itself. */
  default Team team() {
    return Team.alone(workerCount());
  }

  /** Returns in a few words what carries messages between the ranks; empty if nothing does. */
  default String medium() {
    return "";
  }

  /** Returns whether this is rank 0. */
  default boolean isRoot() {
    return rank() == 0;
  }

  /** Returns when all ranks have called it. */
  void barrier();

  /** Fills {@code array} with the root's; it has the same length on every rank. */
  void broadcast(double[] array);

  /** Fills {@code array} with the root's; it has the same length on every rank. */
  void broadcast(long[] array);

  /** Fills {@code array} with the root's; it has the same length on every rank. */
  void broadcast(int[] array);

  /** Fills {@code array} with the root's; it has the same length on every rank. */
  void broadcast(byte[] array);

  /**
   * Returns the root's {@code object} on every rank, on the root the very same one. It must be
   * {@link java.io.Serializable} where there is more than one process; elsewhere than on the root
   * the argument is ignored.
   */
  <T> T broadcastObject(T object);

  /**
   * Returns every rank's {@code value} in rank order, the same list on every rank. It must be
   * {@link java.io.Serializable} where there is more than one process.
   */
  <T> List<T> combine(T value);

  /**
   * Reduces arrays element by element over all ranks; every rank receives the same bits.
   *
   * @param send this rank's values, of the same length on every rank
   * @param receive filled with the results; may be {@code send}
   * @throws IllegalArgumentException if the two differ in length
   * @throws UnsupportedOperationException if {@code op} is not for doubles
   */
  void reduce(double[] send, double[] receive, ReduceOp op);

  /**
   * Reduces arrays element by element over all ranks.
   *
   * @param send this rank's values, of the same length on every rank
   * @param receive filled with the results; may be {@code send}
   * @throws IllegalArgumentException if the two differ in length
   * @throws UnsupportedOperationException if {@code op} is not for longs
   */
  void reduce(long[] send, long[] receive, ReduceOp op);

  /** Returns the reduction of every rank's {@code value}, the same bits on every rank. */
  default double reduce(double value, ReduceOp op) {
    double[] both = {value};
    reduce(both, both, op);
    return both[0];
  }

  /** Returns the reduction of every rank's {@code value}, the same on every rank. */
  default long reduce(long value, ReduceOp op) {
    long[] both = {value};
    reduce(both, both, op);
    return both[0];
  }

  /**
   * Joins every rank's values on the root, in rank order.
   *
   * @param send this rank's values
   * @param sizes how many come from each rank, in rank order; ignored elsewhere than on the root
   * @return all values on the root, an empty array elsewhere
   * @throws IllegalArgumentException on the root, if {@code sizes} has not one entry for each rank,
   *     or a rank sent another number of values
   */
  double[] gatherToRoot(double[] send, int[] sizes);

  /** As {@link #gatherToRoot(double[], int[])}. */
  long[] gatherToRoot(long[] send, int[] sizes);

  /** As {@link #gatherToRoot(double[], int[])}. */
  int[] gatherToRoot(int[] send, int[] sizes);

  /** As {@link #gatherToRoot(double[], int[])}. */
  byte[] gatherToRoot(byte[] send, int[] sizes);

  /** As {@link #scatter(Schedule, Scatter.Build, Scatter.Execute, List)}, in dynamic chunks. */
  default <C, P, R> Scatter<P, R> scatter(
      Scatter.Build<C> build, Scatter.Execute<C, P, R> execute, List<P> parameters)
      throws InterruptedException {
    return scatter(Schedule.dynamic(), build, execute, parameters);
  }

  /**
   * Spreads {@code parameters} over the workers, each of which builds once and then executes its
   * share, one parameter at a time. A parameter that throws is a {@link Result.Failure} and harms
   * no other.
   *
   * <p>The execution may be over when this returns or go on until {@link Scatter#gather}; a failed
   * worker is reported by the one or the other. Where there is more than one process, parameters
   * and results must be {@link java.io.Serializable}.
   *
   * @param parameters without null; the same on every rank
   * @throws ManagerException if a worker failed, because its build threw
   * @throws InterruptedException if this thread was interrupted; all workers have been stopped
   */
  default <C, P, R> Scatter<P, R> scatter(
      Schedule schedule,
      Scatter.Build<C> build,
      Scatter.Execute<C, P, R> execute,
      List<P> parameters)
      throws InterruptedException {
    return Scattering.run(this, schedule, build, execute, parameters);
  }

  /** Returns those of {@code all} that the workers of this process have executed, in order. */
  <P, R> List<LocalResults<P, R>> localResults(List<LocalResults<P, R>> all);

  /**
   * Works through a set of indexes on all workers and hands what they find to the root's receiver,
   * as it is found.
   *
   * <p>Each worker with something to do is opened once, on the thread it runs on, and closed there.
   * Ranges reach it in the order of the schedule's queue, by default ascending; only where there is
   * more than one process, one that has nothing else left may get a range that was taken back from
   * another worker, and that may be lower than those it had. Its results reach the receiver before
   * {@code emit} returns, or, from other processes, before this method returns. A worker that
   * returns from a range without results for all of it has failed, unless it was told to stop.
   *
   * <p>When {@code stop} is requested workers get no more work, and those that do not return by
   * themselves within a quarter of a second are interrupted; this method then returns normally
   * within about a second. Workers on threads of their own that are deaf to interrupts are
   * abandoned; a worker on the caller's thread is waited for. What the receiver took is in the
   * reports; it is not called any more after this method has ended.
   *
   * @param work the indexes; matters on the root alone, as do {@code schedule} and {@code receiver}
   * @return one report for each worker, in the order of their numbers, the same on every rank
   * @throws ManagerException if a worker could not be opened, run or closed, or the receiver threw;
   *     with what it threw as the cause. All other workers have been stopped as by {@code stop}. It
   *     is thrown on every rank
   * @throws InterruptedException if this thread was interrupted; all workers have been stopped, and
   *     on the other ranks this method returns as after a stop
   */
  <R> List<WorkerReport> process(
      IndexRanges work,
      Schedule schedule,
      Worker.Factory<R> workers,
      ResultReceiver<R> receiver,
      StopSignal stop)
      throws InterruptedException;

  /**
   * Tells the others that this rank cannot go on, because of {@code cause}, and ends the whole
   * group: where there are other processes, the cause is told with its stack and this rank's
   * number, all processes end with exit code 3, and this does not return. In a group of one process
   * it does nothing.
   */
  default void fail(Throwable cause) {}

  /** Leaves the group; called twice it does nothing. */
  @Override
  void close();
}
