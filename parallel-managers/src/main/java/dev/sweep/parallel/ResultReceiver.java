package dev.sweep.parallel;

/**
 * Takes findings on the root, as they come in.
 *
 * <p>Called from several threads at once; a call that throws ends the run with that exception.
 *
 * @param <R> what a worker finds for a range
 */
@FunctionalInterface
public interface ResultReceiver<R> {
  /** Takes what worker {@code worker} found for {@code range}. */
  void accept(int worker, IndexRange range, R result) throws Exception;
}
