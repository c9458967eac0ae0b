package dev.sweep.space;

import java.util.List;

/**
 * Some values of an axis.
 *
 * @param picks their indexes in {@code axis}
 */
record PickedAxis(Axis axis, List<Integer> picks) implements Axis {

  @Override
  public long size() {
    return picks.size();
  }

  @Override
  public double value(long index) {
    return axis.value(picks.get(Math.toIntExact(index)));
  }
}
