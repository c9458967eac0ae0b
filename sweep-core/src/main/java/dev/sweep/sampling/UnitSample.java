package dev.sweep.sampling;

import dev.sweep.space.Column;
import dev.sweep.space.Distribution;
import dev.sweep.space.Factor;
import dev.sweep.space.Factor.Source;

/**
 * A sample of the unit cube, carried over to any parameters: a coordinate is the probability whose
 * quantile is the value. From an axis a value is chosen, each as likely as any other.
 */
interface UnitSample extends Sample {

  /**
   * Returns the coordinates of a dimension, from 0 inclusive to 1; 1 itself only if all
   * distributions are bounded.
   *
   * @param name the parameter's, by which it is drawn
   */
  Column units(int dimension, String name);

  @Override
  default Column column(int dimension, Factor factor) {
    Distribution distribution =
        switch (factor.source()) {
          case Source.Drawn(var drawn) -> drawn;
          case Source.Listed(var axis) -> new AxisChoice(axis);
          case Source.Constant _ ->
              throw new IllegalArgumentException(factor.parameter().name() + " is fixed");
        };
    return new QuantileColumn(units(dimension, factor.parameter().name()), distribution);
  }
}
