package dev.sweep.sampling;

import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Design;
import dev.sweep.space.Factor;
import java.util.List;

/** Makes designs of configurations. */
public final class Designs {

  private Designs() {}

  /**
   * Returns the design that {@code config} describes.
   *
   * @throws IllegalArgumentException if the parameters do not fit the method, which the
   *     configuration's own checks rule out
   * @throws ArithmeticException if there are more points than a long can count
   */
  public static Design of(SweepConfig config) {
    List<Factor> factors = config.parameters().stream().map(Factor::of).toList();
    SamplingConfig sampling = config.sampling();
    return switch (sampling.method()) {
      case GRID -> Grid.of(factors);
      case ZIP -> Zip.of(factors);
      case RANDOM -> RandomSample.of(factors, sampling.n(), sampling.seed());
    };
  }
}
