package dev.sweep.space;

/** The mirror image of an axis: the same ends, its gaps in reverse order. */
record ReversedAxis(Axis mirrored) implements Axis {

  @Override
  public long size() {
    return mirrored.size();
  }

  @Override
  public double value(long index) {
    double start = mirrored.value(0);
    double stop = mirrored.value(size() - 1);
    if (index == 0) {
      return start;
    }
    return index == size() - 1 ? stop : (stop + start) - mirrored.value(size() - 1 - index);
  }
}
