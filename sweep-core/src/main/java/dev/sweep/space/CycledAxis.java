package dev.sweep.space;

/**
 * The values of an axis again and again, each {@code run} times in a row.
 *
 * @param size how many values there are in all
 */
record CycledAxis(Axis axis, long run, long size) implements Axis {

  @Override
  public double value(long index) {
    return axis.value(index / run % axis.size());
  }
}
