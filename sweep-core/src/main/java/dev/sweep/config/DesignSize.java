package dev.sweep.config;

import java.util.ArrayList;
import java.util.List;

/** Counts points without building them. */
final class DesignSize {
  private static final int MOST_DIMENSIONS = 32;

  private final Faults faults;

  DesignSize(Faults faults) {
    this.faults = faults;
  }

  /**
   * Notes a design with more points than a long can number, or a zip of unequal axes.
   *
   * @param varied those of {@code parameters} that a sample is made of
   * @return how many points there are; 0 after noting a fault
   */
  long check(
      SamplingConfig sampling, List<ParameterConfig> parameters, List<ParameterConfig> varied) {
    List<ParameterConfig> axes =
        varied.stream().filter(p -> p.spec() instanceof ParameterSpec.Discrete).toList();
    int before = faults.count();
    List<Counted> space =
        sampling.details().space().stream().map(term -> counted(term, parameters)).toList();
    if (sampling.method() == SamplingConfig.Method.GRID) {
      List<Counted> factors = new ArrayList<>();
      axes.forEach(axis -> factors.add(counted(new SpaceTerm.Named(axis.name()), parameters)));
      factors.addAll(space);
      checkDimensions(factors);
      long size = checkProduct(replicates(sampling), "the grid", factors);
      return faults.count() > before ? 0 : size;
    }
    if (sampling.method() == SamplingConfig.Method.ZIP) {
      checkZip(axes);
    }
    long size = checkSample(sampling, block(sampling, varied), space);
    return faults.count() > before ? 0 : size;
  }

  /** A factor of a product, for messages, where its first parameter is written. */
  private record Counted(String what, Position position, long count) {}

  private static Counted counted(SpaceTerm term, List<ParameterConfig> parameters) {
    List<String> names = term.parameters();
    return new Counted(
        (names.size() == 1 ? "parameter '" : "parameters '") + String.join("', '", names) + "'",
        named(parameters, names.getFirst()).position(),
        term.size(name -> count(parameters, name)));
  }

  private static long replicates(SamplingConfig sampling) {
    return Math.max(1, sampling.details().replicates());
  }

  /** Returns how many points a sample has for each that {@code n} counts. */
  private static long block(SamplingConfig sampling, List<ParameterConfig> varied) {
    return switch (sampling.method()) {
      case GRID, RANDOM, LHS, SOBOL, HALTON, DIFFERENTIAL -> 1;
      case ZIP, CSV -> varied.isEmpty() ? 1 : count(varied.getFirst().spec());
      case OFAT -> 1 + varied.stream().mapToLong(p -> count(p.spec())).sum();
      case MORRIS -> varied.size() + 1;
      case SALTELLI -> sampling.details().secondOrder() ? 2 * varied.size() + 2 : varied.size() + 2;
    };
  }

  private long checkSample(SamplingConfig sampling, long block, List<Counted> beside) {
    long n = Math.max(1, sampling.n());
    long replicates = replicates(sampling);
    if (n > Long.MAX_VALUE / block / replicates) {
      faults.add(
          sampling.position(),
          "the sample has more points than can be numbered: "
              + n
              + (block == 1 ? "" : " times " + block)
              + " times "
              + replicates
              + " replicates is beyond "
              + Long.MAX_VALUE);
      return 0;
    }
    return checkProduct(n * block * replicates, "the product of the sample and its axes", beside);
  }

  private void checkDimensions(List<Counted> axes) {
    if (axes.size() > MOST_DIMENSIONS) {
      faults.add(
          axes.get(MOST_DIMENSIONS).position(),
          "a grid can have "
              + MOST_DIMENSIONS
              + " axes, as many as an HDF5 dataset has dimensions, not "
              + axes.size()
              + "; fix some parameters, or use method zip or random");
    }
  }

  private long checkProduct(long start, String what, List<Counted> factors) {
    long size = start;
    for (Counted factor : factors) {
      long count = factor.count();
      if (size > Long.MAX_VALUE / count) {
        faults.add(
            factor.position(),
            what
                + " has more points than can be numbered: "
                + size
                + " before "
                + factor.what()
                + ", times its "
                + count
                + " values, is beyond "
                + Long.MAX_VALUE);
        return 0;
      }
      size *= count;
    }
    return size;
  }

  private void checkZip(List<ParameterConfig> axes) {
    for (ParameterConfig axis : axes) {
      ParameterConfig first = axes.getFirst();
      long wanted = count(first.spec());
      long count = count(axis.spec());
      if (count != wanted) {
        faults.add(
            axis.position(),
            "method zip needs axes of one length: '"
                + axis.name()
                + "' has "
                + count
                + " values, '"
                + first.name()
                + "' has "
                + wanted);
      }
    }
  }

  /** Returns how many values parameter {@code name} has, one of {@code parameters}. */
  static long count(List<ParameterConfig> parameters, String name) {
    return count(named(parameters, name).spec());
  }

  private static ParameterConfig named(List<ParameterConfig> parameters, String name) {
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns how many values are listed, 1 for those that are fixed or drawn. */
  static long count(ParameterSpec spec) {
    return switch (spec) {
      case ParameterSpec.Values values -> values.values().size();
      case ParameterSpec.Column column -> column.codes().length;
      case ParameterSpec.Linspace axis -> axis.count();
      case ParameterSpec.Geomspace axis -> axis.count();
      case ParameterSpec.ReverseGeomspace axis -> axis.count();
      case ParameterSpec.Logspace axis -> axis.count();
      case ParameterSpec.Range axis -> (long) axis.count();
      case ParameterSpec.Fixed _, ParameterSpec.Distributed _ -> 1;
    };
  }
}
