package dev.sweep.sampling;

import dev.sweep.space.Axis;
import dev.sweep.space.Column;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import java.util.List;

/** Axes of one length side by side: point {@code i} has value {@code i} of each. */
record Zip(long size) implements Sample {

  /**
   * Returns the sample of {@code factors}; one point if none of them has an axis.
   *
   * @throws IllegalArgumentException if their axes have several lengths
   */
  static Zip of(List<Factor> factors) {
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
    return new Zip(sizes.isEmpty() ? 1 : sizes.getFirst());
  }

  @Override
  public Column column(int dimension, Factor factor) {
    if (factor.source() instanceof Source.Listed(var axis)) {
      return Column.cycle(axis, 1);
    }
    throw Parts.drawsNothing(factor, "zip");
  }
}
