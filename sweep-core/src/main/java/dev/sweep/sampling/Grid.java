package dev.sweep.sampling;

import dev.sweep.space.Column;
import dev.sweep.space.ColumnDesign;
import dev.sweep.space.ColumnDesign.Part;
import dev.sweep.space.Design;
import dev.sweep.space.Design.Dimension;
import dev.sweep.space.Design.Placement;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The product of all axes, the last one fastest, each a dimension with the name of its parameter.
 *
 * <p>Without any axis there is one point, and one dimension {@code point} of size 1, so that every
 * results file has a dimension to read along.
 */
final class Grid {
  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  private Grid() {}

  static Design of(List<Factor> factors) {
    return new Grid().product(factors);
  }

  private Design product(List<Factor> factors) {
    long size = sizeOf(factors);
    long run = size;
    for (Factor factor : factors) {
      run = add(factor, run);
    }
    if (dimensions.isEmpty()) {
      dimensions.add(Parts.pointDimension(1));
    }
    return new ColumnDesign(dimensions, parts, size);
  }

  /** Adds a factor whose cycle is {@code cycle} points, and returns for how many a value stays. */
  private long add(Factor factor, long cycle) {
    return switch (factor.source()) {
      case Source.Constant constant -> {
        parts.add(Parts.constant(factor.parameter(), constant));
        yield cycle;
      }
      case Source.Listed(var axis) -> {
        long run = cycle / axis.size();
        Placement placement = new Placement.OnAxis(dimensions.size(), axis);
        parts.add(new Part(factor.parameter(), placement, Column.cycle(axis, run)));
        dimensions.add(new Dimension(factor.parameter().name(), axis.size()));
        yield run;
      }
      case Source.Drawn drawn -> throw Parts.drawsNothing(factor, "grid");
    };
  }

  private static long sizeOf(List<Factor> factors) {
    long size = 1;
    for (Factor factor : factors) {
      if (factor.source() instanceof Source.Listed(var axis)) {
        size = Math.multiplyExact(size, axis.size());
      }
    }
    return size;
  }
}
