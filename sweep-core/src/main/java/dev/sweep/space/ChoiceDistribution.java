package dev.sweep.space;

import dev.sweep.config.ParameterSpec;
import java.util.Arrays;

/** One of some values, coded as {@link Parameter} says. */
final class ChoiceDistribution implements Distribution {
  private final Axis values;
  private final double[] cumulative;

  private ChoiceDistribution(Axis values, double[] cumulative) {
    this.values = values;
    this.cumulative = cumulative;
  }

  static ChoiceDistribution of(ParameterSpec.Choice choice) {
    double[] cumulative = choice.p().stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.parallelPrefix(cumulative, Double::sum);
    // What rounding left of the sum goes to the last value that can be chosen at all.
    double sum = cumulative[cumulative.length - 1];
    for (int i = 0; i < cumulative.length; i++) {
      cumulative[i] = cumulative[i] >= sum ? 1 : cumulative[i];
    }
    return new ChoiceDistribution(CodedValues.of(choice.values()).axis(), cumulative);
  }

  /** Returns the first value whose cumulative probability is above {@code u}. */
  @Override
  public double quantile(double u) {
    double below = Math.min(u, Math.nextDown(1.0));
    int found = Arrays.binarySearch(cumulative, below);
    int index = found < 0 ? -found - 1 : found;
    while (cumulative[index] <= below) {
      index++;
    }
    return values.value(index);
  }
}
