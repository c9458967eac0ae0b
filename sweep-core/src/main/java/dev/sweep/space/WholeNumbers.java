package dev.sweep.space;

/** Decides whether all values of an axis are whole, without going through a long one. */
final class WholeNumbers {
  private static final double LARGEST = 0x1p53;

  private WholeNumbers() {}

  /** Returns whether {@code value} is whole and at most 2^53 in magnitude. */
  static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) <= LARGEST;
  }

  /**
   * Returns whether all values of {@code axis} are whole. Curved axes too long to be tabulated
   * count as not whole.
   */
  static boolean allWhole(Axis axis) {
    return switch (axis) {
      case ListAxis list -> scan(list);
      case LinearAxis linear -> endsWhole(linear) && isWhole(linear.step());
      case RangeAxis range -> endsWhole(range) && (range.size() == 1 || isWhole(range.step()));
      default -> false;
    };
  }

  private static boolean endsWhole(Axis axis) {
    return isWhole(axis.value(0)) && isWhole(axis.value(axis.size() - 1));
  }

  private static boolean scan(ListAxis axis) {
    for (long i = 0; i < axis.size(); i++) {
      if (!isWhole(axis.value(i))) {
        return false;
      }
    }
    return true;
  }
}
