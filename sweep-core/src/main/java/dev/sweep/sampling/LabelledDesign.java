package dev.sweep.sampling;

import dev.sweep.config.ParameterConfig;
import dev.sweep.space.Design;
import dev.sweep.space.Labels;
import dev.sweep.space.Parameter;
import java.util.ArrayList;
import java.util.List;

/** A design whose named values have their names beside them, behind all other parameters. */
final class LabelledDesign implements Design {
  private final Design design;
  private final List<Source> sources;
  private final List<Parameter> parameters;
  private final List<Placement> placements;

  /**
   * Names, and where the values are that they belong to.
   *
   * @param column the number of the parameter
   */
  private record Source(int column, Labels labels) {}

  private LabelledDesign(Design design, List<Source> sources) {
    this.design = design;
    this.sources = sources;
    this.parameters = new ArrayList<>(design.parameters());
    this.placements = new ArrayList<>(design.placements());
    for (Source source : sources) {
      parameters.add(source.labels.parameter());
      placements.add(placement(source, placements.get(source.column)));
    }
  }

  /** Returns {@code design} with the labels of {@code configs}, whose parameters it begins with. */
  static Design of(Design design, List<ParameterConfig> configs) {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < configs.size(); i++) {
      int column = i;
      Labels.of(configs.get(i)).ifPresent(labels -> sources.add(new Source(column, labels)));
    }
    return sources.isEmpty() ? design : new LabelledDesign(design, sources);
  }

  private static Placement placement(Source source, Placement placement) {
    return switch (placement) {
      case Placement.Scalar(double value) -> new Placement.Scalar(source.labels.of(value));
      case Placement.OnAxis(int dimension, var axis) ->
          new Placement.OnAxis(dimension, source.labels.along(axis));
      case Placement.PerPoint perPoint -> perPoint;
    };
  }

  @Override
  public long size() {
    return design.size();
  }

  @Override
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  @Override
  public List<Dimension> dimensions() {
    return design.dimensions();
  }

  @Override
  public List<Placement> placements() {
    return List.copyOf(placements);
  }

  @Override
  public void fill(long first, int count, double[][] columns) {
    design.fill(first, count, columns);
    int column = parameters.size() - sources.size();
    for (Source source : sources) {
      double[] values = columns[source.column];
      double[] names = columns[column++];
      for (int row = 0; row < count; row++) {
        names[row] = source.labels.of(values[row]);
      }
    }
  }
}
