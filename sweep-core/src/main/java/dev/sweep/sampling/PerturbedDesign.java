package dev.sweep.sampling;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.SamplingConfig.Differential;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Points round nominal ones: each nominal point, which has perturbation number 0, is followed by as
 * many perturbed ones. Dimensions are {@code nominal} and {@code perturbation}.
 */
final class PerturbedDesign implements Design {
  private final Design nominal;
  private final long perNominal;
  private final List<@Nullable Perturber> perturbers;
  private final List<Parameter> parameters;
  private final long size;

  private PerturbedDesign(Design nominal, long perNominal, List<@Nullable Perturber> perturbers) {
    this.nominal = nominal;
    this.perNominal = perNominal;
    this.perturbers = perturbers;
    this.parameters = parameters(nominal.parameters(), perturbers);
    this.size = Math.multiplyExact(nominal.size(), perNominal);
  }

  /**
   * Returns the design of {@code count} perturbed points round each of {@code nominal}.
   *
   * @param parameters those that {@code nominal} begins with, as configured
   */
  static Design of(
      Design nominal,
      List<ParameterConfig> parameters,
      Differential differential,
      long count,
      long seed) {
    List<@Nullable Perturber> perturbers = new ArrayList<>();
    for (ParameterConfig parameter : parameters) {
      perturbers.add(
          differential
              .of(parameter.name())
              .map(perturbation -> Perturber.of(parameter, perturbation, seed))
              .orElse(null));
    }
    // Behind the parameters there may be names of values.
    while (perturbers.size() < nominal.parameters().size()) {
      perturbers.add(null);
    }
    return new PerturbedDesign(nominal, Math.addExact(count, 1), perturbers);
  }

  /** What is perturbed is whole no more. */
  private static List<Parameter> parameters(
      List<Parameter> nominal, List<@Nullable Perturber> perturbers) {
    List<Parameter> parameters = new ArrayList<>(nominal);
    for (int i = 0; i < parameters.size(); i++) {
      if (perturbers.get(i) != null) {
        parameters.set(i, parameters.get(i).as(Parameter.Type.REAL));
      }
    }
    return List.copyOf(parameters);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of(
        new Dimension(Differential.DIMENSIONS.get(0), nominal.size()),
        new Dimension(Differential.DIMENSIONS.get(1), perNominal));
  }

  @Override
  public List<Placement> placements() {
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Placement placement = nominal.placements().get(i);
      boolean fixed = placement instanceof Placement.Scalar && perturbers.get(i) == null;
      placements.add(fixed ? placement : new Placement.PerPoint());
    }
    return placements;
  }

  @Override
  public void fill(long first, int count, double[][] columns) {
    Objects.checkFromIndexSize(first, count, size);
    if (count == 0) {
      return;
    }
    long start = first / perNominal;
    int distinct = (int) ((first + count - 1) / perNominal - start) + 1;
    double[][] values = new double[parameters.size()][distinct];
    nominal.fill(start, distinct, values);
    for (int i = 0; i < distinct; i++) {
      long origin = (start + i) * perNominal;
      int from = (int) Math.max(0, origin - first);
      int to = (int) Math.min(count, origin + perNominal - first);
      for (int parameter = 0; parameter < values.length; parameter++) {
        double[] column = columns[parameter];
        Arrays.fill(column, from, to, values[parameter][i]);
        Perturber perturber = perturbers.get(parameter);
        if (perturber != null) {
          perturber.perturb(start + i, first + from - origin, column, from, to);
        }
      }
    }
  }
}
