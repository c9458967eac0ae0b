package dev.sweep.model;

/**
 * What models written in Java have in common: how they begin and end.
 *
 * <p>{@link Model} computes a point at a time, {@link BatchModel} many. See {@link Model} for how
 * instances are made, and {@link InstancePer} for how many there are.
 */
public sealed interface UserModel permits Model, BatchModel {

  /**
   * Prepares for the points to come, with the {@code options} of the configuration, and over them
   * the parameters with {@code build: true}, which are the same for all these points.
   *
   * @throws Exception if the model cannot be built; the run ends with its message
   */
  default void build(Options options) throws Exception {}

  /**
   * Brings the model into the state in which each point, or batch, begins, whatever the one before
   * has left.
   *
   * <p>Called before each of them. With {@code warm_start}, before the first point of an instance
   * only; of an instance that workers share, once.
   *
   * @throws Exception if it cannot; the point counts as failed
   */
  default void initialize() throws Exception {}

  /** Releases what the model holds. */
  default void close() throws Exception {}
}
