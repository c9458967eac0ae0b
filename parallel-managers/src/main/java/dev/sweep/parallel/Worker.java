package dev.sweep.parallel;

import java.io.Serializable;

/**
 * What one worker does with its share of the work: opened once, then handed range after range.
 *
 * <p>A worker is confined to one thread at a time; two workers of one run may run at once and must
 * not share mutable state.
 *
 * <p>When a run is to end early, a worker that does not return by itself is interrupted, in {@link
 * Factory#open} or {@link #run} but never while the receiver has its result, nor in {@link #close}.
 * What it throws then is no failure. Results are emitted on the worker's own thread.
 *
 * {@snippet :
 * Worker.Factory<double[]> squares =
 *     number -> (range, emitter) -> {
 *       double[] found = new double[(int) range.count()];
 *       Arrays.setAll(found, i -> Math.pow(range.first() + i, 2));
 *       emitter.emit(range, found);
 *     };
 * }
 *
 * @param <R> what it finds for a range
 */
public interface Worker<R> extends AutoCloseable {

  /**
   * Works through {@code range} in order and emits what it found, in one piece or in several.
   *
   * <p>The emitted ranges must be disjoint parts of {@code range}. A worker looks at {@link
   * Emitter#stopRequested()} between items and returns early when it is true, having emitted what
   * is finished.
   *
   * @throws Exception if the worker itself is broken; it ends the whole run. A single item that
   *     goes wrong is data and belongs into {@code R}
   */
  void run(IndexRange range, Emitter<R> emitter) throws Exception;

  /** Returns the process in which it runs, which may change from range to range. */
  default long pid() {
    return ProcessHandle.current().pid();
  }

  /** Releases what the worker holds; called once, on the thread that opened and ran it. */
  @Override
  default void close() {}

  /**
   * Opens the worker with the given number, on the thread or process it will run in.
   *
   * <p>Where that is a child process of its own, a copy of the factory opens it: what the factory
   * holds must then be serializable, too.
   *
   * @param <R> what its workers find for a range
   */
  @FunctionalInterface
  interface Factory<R> extends Serializable {
    /** Opens worker {@code number}, from 0 to {@code workerCount() - 1}. */
    Worker<R> open(int number) throws Exception;
  }

  /**
   * Where a worker puts its findings.
   *
   * @param <R> what a worker finds for a range
   */
  interface Emitter<R> {
    /** Hands over what was found for {@code done}; blocks while the receiver cannot keep up. */
    void emit(IndexRange done, R result) throws Exception;

    /** Returns whether the worker should return as soon as it can. Any thread may ask. */
    boolean stopRequested();
  }
}
