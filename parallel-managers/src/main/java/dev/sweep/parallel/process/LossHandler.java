package dev.sweep.parallel.process;

/**
 * Says what stands for an index that ends the child process it runs in, again and again.
 *
 * <p>A {@link dev.sweep.parallel.Worker.Factory} that is one is asked by {@link IsolatedWorkers}:
 * in the process that started the children, on the thread of the worker that lost them, so by
 * several threads at once.
 *
 * @param <R> what a worker finds for a range
 */
@FunctionalInterface
public interface LossHandler<R> {
  /**
   * Returns the result of {@code index}, which ended {@link ChildDeath#attempts()} children that
   * were doing nothing else, the last of them by {@code death}.
   */
  R lost(long index, ChildDeath death);
}
