package dev.sweep.sampling;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.SamplingConfig.Perturbation;
import dev.sweep.config.Value;
import dev.sweep.sampling.DrawStream.Purpose;
import dev.sweep.space.Axis;
import dev.sweep.space.Distribution;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Perturbs the values of one parameter. Draw {@code j} round nominal point {@code i} is a pure
 * function of the seed, the parameter's name, {@code i} and {@code j}: no two nominal points share
 * their draws, and none has those of the nominal points themselves.
 *
 * @param width the distance of the parameter's bounds; NaN where it does not matter
 */
record Perturber(DrawStream draws, Perturbation.Kind kind, Distribution by, double width) {

  static Perturber of(ParameterConfig parameter, Perturbation perturbation, long seed) {
    boolean bounded = perturbation.kind() == Perturbation.Kind.PERCENTILE;
    return new Perturber(
        DrawStream.of(seed, parameter.name()),
        perturbation.kind(),
        Distribution.of(perturbation.by()),
        bounded ? width(parameter.spec(), Factor.of(parameter).source()) : Double.NaN);
  }

  /**
   * Perturbs nominal values.
   *
   * @param nominal the number of the nominal point
   * @param number that of the first of its points, 0 for itself, which stays as it is
   * @param values those from index {@code from} to {@code to - 1} are perturbed
   */
  void perturb(long nominal, long number, double[] values, int from, int to) {
    int skipped = number == 0 ? 1 : 0;
    UniformRandomProvider bits = draws.from(Purpose.PERTURBATIONS, nominal, number + skipped - 1);
    for (int row = from + skipped; row < to; row++) {
      values[row] = perturbed(values[row], by.quantile(DrawStream.toUnit(bits.nextLong())));
    }
  }

  private double perturbed(double value, double draw) {
    return switch (kind) {
      case NORMAL -> value + draw;
      case SUM -> value + value * draw;
      case PRODUCT -> value * draw;
      case PERCENTILE -> value + width * draw;
    };
  }

  /** Returns the distance of the least and the largest value that a parameter can have. */
  private static double width(ParameterSpec spec, Source source) {
    return switch (spec) {
      case ParameterSpec.Values(List<Value> values) -> width(values);
      case ParameterSpec.Choice choice -> width(choice.values());
      default -> width(source);
    };
  }

  private static double width(List<Value> values) {
    DoubleSummaryStatistics numbers =
        values.stream().mapToDouble(value -> ((Value.Numeric) value).value()).summaryStatistics();
    return numbers.getMax() - numbers.getMin();
  }

  private static double width(Source source) {
    return switch (source) {
      case Source.Drawn(Distribution drawn) -> drawn.quantile(1) - drawn.quantile(0);
      case Source.Listed(Axis axis) -> Math.abs(axis.value(axis.size() - 1) - axis.value(0));
      case Source.Constant _ -> throw new IllegalArgumentException("a fixed value has no bounds");
    };
  }
}
