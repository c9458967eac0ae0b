package dev.sweep.parallel.mpi;

/**
 * How the values of all ranks become one, element by element.
 *
 * <p>Integers wrap around. The order in which doubles are added or multiplied is the library's, and
 * so are the last bits of the result and what {@link #MIN} and {@link #MAX} make of NaN.
 */
public enum Reduction {
  /** The sum. */
  SUM,
  /** The smallest. */
  MIN,
  /** The largest. */
  MAX,
  /** The product. */
  PRODUCT
}
