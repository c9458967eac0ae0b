package dev.sweep.sampling;

import dev.sweep.space.Column;

/**
 * The digits of each number in some base, mirrored at the point.
 *
 * <p>It counts like an odometer. The sum of the contributions of all digits from a place on is kept
 * for every place, so that a step redoes only the places that turned; and since a sum is always
 * taken from the smallest contribution to the largest, a point has the same bits wherever a block
 * begins.
 *
 * @param permutations of the digits, one a place; none for the digits themselves
 */
record RadicalInverse(int base, KeyedPermutation[] permutations) implements Column {
  private static final double LARGEST = 1 - 0x1p-53;

  /** Returns how many places any number up to 2^63 needs, and full precision of the inverse. */
  static int places(int base) {
    return (int) Math.ceil(Long.SIZE / (Math.log(base) / Math.log(2)));
  }

  @Override
  public void fill(long first, int count, double[] values) {
    int[] digits = digits(first);
    double[] sums = new double[digits.length + 1];
    double[] weights = weights(digits.length);
    add(digits, weights, sums, digits.length - 1);
    for (int row = 0; row < count; row++) {
      values[row] = Math.min(sums[0], LARGEST);
      add(digits, weights, sums, step(digits));
    }
  }

  private int[] digits(long number) {
    int[] digits = new int[places(base)];
    long rest = number;
    for (int place = 0; rest != 0; place++) {
      digits[place] = (int) (rest % base);
      rest /= base;
    }
    return digits;
  }

  private double[] weights(int places) {
    double[] weights = new double[places];
    double power = 1;
    for (int place = 0; place < places; place++) {
      power *= base;
      weights[place] = 1 / power;
    }
    return weights;
  }

  /** Redoes the sums from place {@code highest} down to the first. */
  private void add(int[] digits, double[] weights, double[] sums, int highest) {
    for (int place = highest; place >= 0; place--) {
      long digit = digits[place];
      long shown = permutations.length == 0 ? digit : permutations[place].apply(digit);
      sums[place] = sums[place + 1] + shown * weights[place];
    }
  }

  /** Goes to the next number, and returns the highest place that turned. */
  private int step(int[] digits) {
    int place = 0;
    while (place < digits.length - 1 && digits[place] == base - 1) {
      digits[place] = 0;
      place++;
    }
    digits[place]++;
    return place;
  }
}
