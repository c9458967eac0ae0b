package dev.sweep.model;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Tells which whole numbers can be stored as floating-point ones.
 *
 * <p>All up to 2^53 in magnitude can. Of those beyond, the ones that are exactly a floating-point
 * number, and the ones whose digits are its shortest notation filled up with zeros, as JavaScript
 * prints 1e20. All others would lose digits.
 */
final class WholeNumber {
  private static final int EXACT_BITS = 53;

  private WholeNumber() {}

  /** Returns whether {@code value} is not the same number any more once it is stored. */
  static boolean losesDigits(BigInteger value) {
    if (value.bitLength() <= EXACT_BITS) {
      return false;
    }
    double stored = value.doubleValue();
    BigDecimal wanted = new BigDecimal(value);
    return Double.isInfinite(stored)
        || (wanted.compareTo(new BigDecimal(stored)) != 0
            && wanted.compareTo(new BigDecimal(Double.toString(stored))) != 0);
  }
}
