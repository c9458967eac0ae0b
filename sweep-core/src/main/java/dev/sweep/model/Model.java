package dev.sweep.model;

/**
 * A model written in Java: implement this, name the class in a configuration, and sweep it.
 *
 * <p>The class is public and has a public constructor without parameters. Each worker makes an
 * instance of its own and calls {@link #build} once (and makes another instance whenever a
 * parameter with {@code build: true} changes), then {@link #evaluate} point by point, then {@link
 * #close}, all on one thread. What an instance keeps from one point must not change the result of
 * the next: which points share an instance is not defined.
 *
 * {@snippet :
 * public final class Radiation implements Model {
 *   private double emissivity;
 *
 *   @Override
 *   public void build(Options options) {
 *     emissivity = options.number("emissivity", 1.0);
 *   }
 *
 *   @Override
 *   public void evaluate(Point point, Outputs outputs) {
 *     outputs.put("q", emissivity * 5.670374419e-8 * Math.pow(point.number("T"), 4));
 *   }
 * }
 * }
 */
public interface Model {

  /**
   * Prepares for the points to come, with the {@code options} of the configuration, and over them
   * the parameters with {@code build: true}, which are the same for all these points.
   *
   * @throws Exception if the model cannot be built; the run ends with its message
   */
  default void build(Options options) throws Exception {}

  /**
   * Computes one point.
   *
   * <p>A number may be NaN or infinite: it is kept as it is, and the point counts as ok. When the
   * point takes longer than its timeout, or the run is stopped, the thread is interrupted: a model
   * that answers by throwing, or by returning, saves its instance from being thrown away.
   *
   * @throws Exception if the point has no result; the point is recorded as failed, with this as the
   *     reason, and the run goes on
   */
  void evaluate(Point point, Outputs outputs) throws Exception;

  /** Releases what the model holds. */
  default void close() throws Exception {}
}
