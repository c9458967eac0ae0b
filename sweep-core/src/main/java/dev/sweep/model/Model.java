package dev.sweep.model;

import java.util.Optional;

/**
 * A model written in Java: implement this, name the class in a configuration, and sweep it.
 *
 * <p>The class is public. It has a public constructor that takes a record, to which the {@code
 * options} of the configuration are bound, faults told with their place before anything runs; or
 * one without parameters, and reads its options in {@link #build}.
 *
 * <p>Each worker makes an instance of its own and builds it once: constructor, then {@link #build}.
 * For each point it calls {@link #initialize}, {@link #probe} and {@link #evaluate}, and in the end
 * {@link #close}, all on one thread. It makes another instance when a point has failed, for who
 * knows what state it left behind, and tries the point once more on that; and whenever a parameter
 * with {@code build: true} changes. {@link InstancePer} says otherwise. What an instance keeps from
 * one point must not change the result of the next: which points share an instance is not defined.
 * Code that computes many points at once is a {@link BatchModel}.
 *
 * {@snippet :
 * public final class Radiation implements Model {
 *   public record Settings(@Default("1.0") double emissivity) {}
 *
 *   private final Settings settings;
 *
 *   public Radiation(Settings settings) {
 *     this.settings = settings;
 *   }
 *
 *   @Override
 *   public void evaluate(Point point, Outputs outputs) {
 *     outputs.put("q", settings.emissivity() * 5.670374419e-8 * Math.pow(point.number("T"), 4));
 *   }
 * }
 * }
 */
public non-sealed interface Model extends UserModel {

  /**
   * Looks whether a point is hopeless, which should cost little beside {@link #evaluate}.
   *
   * @return why the point is not worth computing: it is recorded as failed, of kind {@code
   *     hopeless}, with this as the reason, and not tried; empty if it is worth it
   * @throws Exception if the point has no result
   */
  default Optional<String> probe(Point point) throws Exception {
    return Optional.empty();
  }

  /**
   * Computes one point.
   *
   * <p>A number may be NaN or infinite: it is kept as it is, and the point counts as ok. When the
   * point takes longer than its timeout, or the run is stopped, the thread is interrupted: a model
   * that answers by throwing, or by returning, is closed and replaced; one that goes on is left to
   * itself, with its thread.
   *
   * @throws Exception if the point has no result; the point is recorded as failed, with this as the
   *     reason, and the run goes on
   */
  void evaluate(Point point, Outputs outputs) throws Exception;
}
