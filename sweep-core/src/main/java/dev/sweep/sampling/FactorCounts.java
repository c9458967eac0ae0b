package dev.sweep.sampling;

import dev.sweep.config.SamplingConfig.Method;
import dev.sweep.config.SpaceTerm;
import dev.sweep.config.SweepConfig;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Factor;
import dev.sweep.space.JointAxis;
import java.util.ArrayList;
import java.util.List;

/** Tells what a design multiplies. */
public final class FactorCounts {

  private FactorCounts() {}

  /**
   * Returns the factors of {@code design}, slowest first; their sizes multiply to its size. Those
   * of a grid, or of nominal points and perturbations, are its dimensions; else there is the
   * sample, called as its method, then what {@code space} names, and replicates.
   */
  public static List<Dimension> of(SweepConfig config, Design design) {
    Method method = config.sampling().method();
    return switch (method) {
      case GRID, DIFFERENTIAL -> design.dimensions();
      case ZIP, RANDOM, LHS, SOBOL, HALTON, MORRIS, SALTELLI, OFAT, CSV ->
          ofSample(config, design, method.word());
    };
  }

  private static List<Dimension> ofSample(SweepConfig config, Design design, String method) {
    List<Factor> factors = config.parameters().stream().map(Factor::of).toList();
    List<Dimension> beside = new ArrayList<>();
    for (SpaceTerm term : config.sampling().details().space()) {
      JointAxis joint = JointAxis.of(term, name -> Parts.axis(factors, name));
      beside.add(new Dimension(joint.name(), joint.size()));
    }
    for (Factor replicate : Replicates.of(config.sampling()).factors()) {
      beside.add(new Dimension(replicate.parameter().name(), replicates(config)));
    }
    long others = beside.stream().mapToLong(Dimension::size).reduce(1, (a, b) -> a * b);
    beside.addFirst(new Dimension(method, design.size() / others));
    return List.copyOf(beside);
  }

  private static long replicates(SweepConfig config) {
    return config.sampling().details().replicates();
  }
}
