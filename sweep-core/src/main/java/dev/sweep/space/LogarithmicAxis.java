package dev.sweep.space;

/** Ten to the power of each value of {@code exponents}. */
record LogarithmicAxis(LinearAxis exponents) implements Axis {

  @Override
  public long size() {
    return exponents.size();
  }

  @Override
  public double value(long index) {
    return PowersOfTen.of(exponents.value(index));
  }
}
