package dev.sweep.model;

import dev.sweep.space.PointBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes blocks of points: what every kind of model is to the runner.
 *
 * <p>Built once per worker by a {@link Factory}, then used by that worker's thread alone.
 */
public interface BlockModel extends AutoCloseable {

  /**
   * Computes the rows of {@code points} that are pending in {@code outcomes}, in order, and records
   * there what came of each. Rows excluded beforehand are left alone.
   *
   * <p>When {@code stop} says so, returns as soon as it can and leaves the rest pending; a point
   * broken off by the stop stays pending too. When {@code stop} only asks for a pause, a model that
   * computes point by point finishes the point it is at, and returns.
   *
   * <p>A model that computes point by point never keeps the finished ones to itself while the next
   * takes long: see {@link StopSignal#waiting()}.
   *
   * @throws Exception if the model as a whole is broken: it ends the run
   */
  void evaluate(PointBlock points, Outcomes outcomes, StopSignal stop) throws Exception;

  /** Releases what the model holds. */
  @Override
  default void close() {}

  /** Makes a sweep's models, one a worker. Immutable and safe for use by many threads. */
  interface Factory {
    /** Builds the model for one worker. */
    BlockModel open(int worker) throws Exception;

    /** Returns the outputs that are known before any point ran, in order; others are discovered. */
    List<OutputDeclaration> outputs();

    /**
     * Returns how many points a worker should take at once: 1 for models that compute point by
     * point and report after each, more for those that work on whole columns.
     */
    int preferredBlock();

    /** Returns whether consecutive points are computed together, so that they are to stay so. */
    default boolean isBatched() {
      return preferredBlock() > 1;
    }
  }

  /**
   * The runner's side of a block that is being computed: says that it is to be left early, which
   * any thread may ask, and lets go of what is finished, on the worker's thread alone.
   */
  @FunctionalInterface
  interface StopSignal {
    /** Returns whether the run ends: the point being computed is to be broken off. */
    boolean stopRequested();

    /**
     * Returns whether no further point is to be begun, so that the finished ones can be handed on.
     */
    default boolean pauseRequested() {
      return stopRequested();
    }

    /**
     * Hands on the finished points if some have been held for long enough. To be called by the
     * thread that called {@link BlockModel#evaluate}, again and again while it waits for a point.
     *
     * @throws Exception if they cannot be taken: the model passes it on
     */
    default void waiting() throws Exception {}

    /** As {@link #waiting()}, at once: to be called before what may take long, such as a build. */
    default void handOn() throws Exception {}
  }

  /** An output known beforehand, whose values are scalar numbers. */
  record OutputDeclaration(String name, @Nullable String unit, @Nullable String description) {}
}
