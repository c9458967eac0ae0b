package dev.sweep.space;

import java.util.List;
import java.util.Objects;

/**
 * A design made of independent columns.
 *
 * @param parts one a parameter, in file order
 */
public record ColumnDesign(List<Dimension> dimensions, List<Part> parts, long size)
    implements Design {

  /** A parameter, where its values lie in the results, and its values. */
  public record Part(Parameter parameter, Placement placement, Column column) {}

  public ColumnDesign {
    dimensions = List.copyOf(dimensions);
    parts = List.copyOf(parts);
  }

  @Override
  public List<Parameter> parameters() {
    return parts.stream().map(Part::parameter).toList();
  }

  @Override
  public List<Placement> placements() {
    return parts.stream().map(Part::placement).toList();
  }

  @Override
  public void fill(long first, int count, double[][] columns) {
    Objects.checkFromIndexSize(first, count, size);
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).column().fill(first, count, columns[i]);
    }
  }
}
