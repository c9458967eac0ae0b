package dev.sweep.config;

import java.util.List;

/** Counts points without building them. */
final class DesignSize {
  private static final int MOST_DIMENSIONS = 32;

  private final Faults faults;

  DesignSize(Faults faults) {
    this.faults = faults;
  }

  /** Notes a grid with more points than a long can number, or a zip of unequal axes. */
  void check(SamplingConfig.Method method, List<ParameterConfig> parameters) {
    List<ParameterConfig> axes =
        parameters.stream().filter(p -> p.spec() instanceof ParameterSpec.Discrete).toList();
    switch (method) {
      case GRID -> checkGrid(axes);
      case ZIP -> checkZip(axes);
      case RANDOM -> {}
    }
  }

  private void checkGrid(List<ParameterConfig> axes) {
    if (axes.size() > MOST_DIMENSIONS) {
      faults.add(
          axes.get(MOST_DIMENSIONS).position(),
          "a grid can have "
              + MOST_DIMENSIONS
              + " axes, as many as an HDF5 dataset has dimensions, not "
              + axes.size()
              + "; fix some parameters, or use method zip or random");
      return;
    }
    long size = 1;
    for (ParameterConfig axis : axes) {
      long count = count(axis.spec());
      if (size > Long.MAX_VALUE / count) {
        faults.add(
            axis.position(),
            "the grid has more points than can be numbered: "
                + size
                + " before parameter '"
                + axis.name()
                + "', times its "
                + count
                + " values, is beyond "
                + Long.MAX_VALUE);
        return;
      }
      size *= count;
    }
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

  private static long count(ParameterSpec spec) {
    return switch (spec) {
      case ParameterSpec.Values values -> values.values().size();
      case ParameterSpec.Linspace axis -> axis.count();
      case ParameterSpec.Geomspace axis -> axis.count();
      case ParameterSpec.ReverseGeomspace axis -> axis.count();
      case ParameterSpec.Logspace axis -> axis.count();
      case ParameterSpec.Range axis -> (long) axis.count();
      case ParameterSpec.Fixed _, ParameterSpec.Distributed _ -> 1;
    };
  }
}
