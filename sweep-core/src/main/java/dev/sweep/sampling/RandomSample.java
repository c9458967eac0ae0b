package dev.sweep.sampling;

import dev.sweep.space.Axis;
import dev.sweep.space.Column;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Independent draws: distributions by their inverse, axes by choosing among their values, each as
 * likely as any other.
 */
record RandomSample(long size, long seed) implements UnitSample {

  /** Chooses from an axis by all 64 bits of a draw, so that the longest has no holes. */
  @Override
  public Column column(int dimension, Factor factor) {
    return factor.source() instanceof Source.Listed(var axis)
        ? choices(DrawStream.of(seed, factor.parameter().name()), axis)
        : UnitSample.super.column(dimension, factor);
  }

  @Override
  public Column units(int dimension, String name) {
    DrawStream draws = DrawStream.of(seed, name);
    return (first, count, values) -> {
      UniformRandomProvider bits = draws.from(first);
      for (int row = 0; row < count; row++) {
        values[row] = DrawStream.toUnit(bits.nextLong());
      }
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
}
