package dev.sweep.sampling;

import dev.sweep.space.Axis;
import dev.sweep.space.Column;
import dev.sweep.space.ColumnDesign;
import dev.sweep.space.ColumnDesign.Part;
import dev.sweep.space.Design;
import dev.sweep.space.Distribution;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Independent draws: distributions by their inverse, axes by choosing among their values, each as
 * likely as any other.
 */
final class RandomSample {

  private RandomSample() {}

  static Design of(List<Factor> factors, long size, long seed) {
    List<Part> parts = factors.stream().map(factor -> part(factor, seed)).toList();
    return new ColumnDesign(List.of(Parts.pointDimension(size)), parts, size);
  }

  private static Part part(Factor factor, long seed) {
    DrawStream draws = DrawStream.of(seed, factor.parameter().name());
    return switch (factor.source()) {
      case Source.Constant constant -> Parts.constant(factor.parameter(), constant);
      case Source.Listed(var axis) -> Parts.perPoint(factor.parameter(), choices(draws, axis));
      case Source.Drawn(var distribution) ->
          Parts.perPoint(factor.parameter(), quantiles(draws, distribution));
    };
  }

  private static Column choices(DrawStream draws, Axis axis) {
    return (first, count, values) -> {
      UniformRandomProvider bits = draws.from(first);
      for (int row = 0; row < count; row++) {
        values[row] = axis.value(Math.unsignedMultiplyHigh(bits.nextLong(), axis.size()));
      }
    };
  }

  private static Column quantiles(DrawStream draws, Distribution distribution) {
    return (first, count, values) -> {
      UniformRandomProvider bits = draws.from(first);
      for (int row = 0; row < count; row++) {
        values[row] = distribution.quantile(DrawStream.toUnit(bits.nextLong()));
      }
    };
  }
}
