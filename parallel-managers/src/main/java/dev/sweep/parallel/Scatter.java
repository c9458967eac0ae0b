package dev.sweep.parallel;

import java.io.Serializable;
import java.util.List;

/**
 * Parameters that were scattered over the workers: the handle to their results, and to no others.
 *
 * @param <P> the parameters
 * @param <R> what the execution of one of them returns
 */
@FunctionalInterface
public interface Scatter<P, R> {

  /**
   * Waits for the end of the execution.
   *
   * @return one group for each worker, in the order of their numbers, empty for a worker that got
   *     nothing to do; the same on every rank, and on every call
   * @throws ManagerException if a worker failed
   * @throws InterruptedException if this thread was interrupted
   */
  List<LocalResults<P, R>> gather() throws InterruptedException;

  /**
   * Builds what a worker needs; called once for each worker that has something to do, where it
   * runs.
   *
   * @param <C> what is built, and used by one worker alone
   */
  @FunctionalInterface
  interface Build<C> extends Serializable {
    /**
     * Builds for worker {@code worker}.
     *
     * @throws Exception if it cannot be built; the worker has failed, and so has the scatter
     */
    C build(int worker) throws Exception;
  }

  /** Executes parameters, one at a time. */
  @FunctionalInterface
  interface Execute<C, P, R> extends Serializable {
    /**
     * Executes {@code parameter} and returns its result, which must not be null.
     *
     * @param context what the worker built
     * @throws Exception if this parameter went wrong; it becomes its {@link Result.Failure}. Only
     *     an {@link InterruptedException} is the worker's own
     */
    R execute(C context, P parameter) throws Exception;
  }
}
