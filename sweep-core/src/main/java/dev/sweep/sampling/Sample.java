package dev.sweep.sampling;

import dev.sweep.space.Column;
import dev.sweep.space.Factor;

/** Points side by side: a value for each parameter in each of so many points. Immutable. */
interface Sample {

  /** Returns how many points there are. */
  long size();

  /**
   * Returns the values of a parameter that is not fixed.
   *
   * @param dimension its number among those that are not fixed, in file order
   */
  Column column(int dimension, Factor factor);
}
