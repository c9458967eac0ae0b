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
   * broken off by the stop stays pending too.
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
  }

  /** Says that a run is to end early. */
  @FunctionalInterface
  interface StopSignal {
    boolean stopRequested();
  }

  /** An output known beforehand: its name, whose values are scalar numbers, and what it means. */
  record OutputDeclaration(String name, @Nullable String unit, @Nullable String description) {}
}
