package dev.sweep.sampling;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Design;
import dev.sweep.space.Factor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    SamplingConfig sampling = config.sampling();
    SamplingConfig.Differential differential = sampling.details().differential();
    return differential == null
        ? of(config.parameters(), sampling)
        : PerturbedDesign.of(
            of(config.parameters(), differential.nominal()),
            config.parameters(),
            differential,
            sampling.n(),
            sampling.seed());
  }

  private static Design of(List<ParameterConfig> parameters, SamplingConfig sampling) {
    List<Factor> factors =
        parameters.stream().map(p -> Nominal.wide(Factor.of(p), sampling)).toList();
    Replicates replicates = Replicates.of(sampling);
    Structure structure = Structure.of(sampling.details().space(), parameters, factors);
    Set<String> absent = structure.conditions().absentAt(Nominal.codes(factors, sampling));
    Design design =
        sampling.method() == Method.GRID
            ? Grid.of(factors, structure, replicates)
            : ConditionalDesign.of(
                SampledDesign.of(
                    factors, structure, replicates, varied -> sample(sampling, varied, absent)),
                structure.conditions());
    return LabelledDesign.of(design, parameters);
  }

  private static Sample sample(SamplingConfig sampling, List<Factor> varied, Set<String> absent) {
    long n = sampling.n();
    long seed = sampling.seed();
    return switch (sampling.method()) {
      case GRID, DIFFERENTIAL ->
          throw new IllegalArgumentException(sampling.method().word() + " is no sample");
      case ZIP, CSV -> Zip.of(varied);
      case RANDOM -> new RandomSample(n, seed);
      case LHS -> new LatinHypercube(n, seed);
      case SOBOL -> new SobolSequence(n, scrambling(sampling));
      case HALTON -> new HaltonSequence(n, scrambling(sampling));
      case MORRIS ->
          new MorrisTrajectories(n, varied.size(), sampling.details().levels(), sampling.seed());
      case SALTELLI ->
          new SaltelliMatrices(
              new SobolSequence(n, scrambling(sampling)),
              varied.size(),
              sampling.details().secondOrder());
      case OFAT ->
          new OneAtATime(
              varied, varied.stream().map(f -> Nominal.code(f, sampling)).toList(), absent);
    };
  }

  /** Returns the seed to scramble a sequence by, or null. */
  private static @Nullable Long scrambling(SamplingConfig sampling) {
    return sampling.details().scramble() ? sampling.seed() : null;
  }
}
