package dev.sweep.sampling;

import dev.sweep.space.Axis;
import dev.sweep.space.Column;
import dev.sweep.space.ColumnDesign;
import dev.sweep.space.ColumnDesign.Part;
import dev.sweep.space.Design;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import java.util.List;

/** Axes of one length side by side: point {@code i} has value {@code i} of each. */
final class Zip {

  private Zip() {}

  static Design of(List<Factor> factors) {
    long size = sizeOf(factors);
    List<Part> parts = factors.stream().map(Zip::part).toList();
    return new ColumnDesign(List.of(Parts.pointDimension(size)), parts, size);
  }

  private static Part part(Factor factor) {
    return switch (factor.source()) {
      case Source.Constant constant -> Parts.constant(factor.parameter(), constant);
      case Source.Listed(var axis) -> Parts.perPoint(factor.parameter(), Column.cycle(axis, 1));
      case Source.Drawn drawn -> throw Parts.drawsNothing(factor, "zip");
    };
  }

  private static long sizeOf(List<Factor> factors) {
    List<Long> sizes =
        factors.stream()
            .filter(factor -> factor.source() instanceof Source.Listed)
            .map(factor -> ((Source.Listed) factor.source()).axis())
            .map(Axis::size)
            .distinct()
            .toList();
    if (sizes.size() > 1) {
      throw new IllegalArgumentException("zip wants axes of one length, got " + sizes);
    }
    return sizes.isEmpty() ? 1 : sizes.getFirst();
  }
}
