package dev.sweep.sampling;

import dev.sweep.space.Axis;
import dev.sweep.space.Distribution;

/** Each value of an axis as likely as any other, in its order. */
record AxisChoice(Axis axis) implements Distribution {

  @Override
  public double quantile(double u) {
    long index = (long) (u * axis.size());
    return axis.value(Math.min(index, axis.size() - 1));
  }
}
