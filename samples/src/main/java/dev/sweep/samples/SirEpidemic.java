package dev.sweep.samples;

import dev.sweep.model.Model;
import dev.sweep.model.Options;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;

/**
 * The course of an epidemic by the SIR model of Kermack and McKendrick (1927).
 *
 * <p>Parameters: {@code R0}, how many others one infected infects at first; {@code
 * infectious_period} in days; {@code initial_share}, the share of the population infected at first,
 * all others being susceptible. Outputs: {@code final_size}, the share that was ever infected;
 * {@code peak_share}, the largest share infected at a time; {@code peak_day}, when that is. Option:
 * {@code tolerance} of the integration, by default 1e-12.
 */
public final class SirEpidemic implements Model {
  private double tolerance = 1e-12;

  @Override
  public void build(Options options) {
    tolerance = options.number("tolerance", tolerance);
  }

  @Override
  public void evaluate(Point point, Outputs outputs) {
    double period = point.number("infectious_period");
    if (!(period > 0)) {
      throw new IllegalArgumentException(
          "infectious_period is " + period + ", wanted more than 0 days");
    }
    SirCourse course =
        SirCourse.integrate(point.number("R0"), point.number("initial_share"), tolerance);
    outputs.put("final_size", course.finalSize());
    outputs.put("peak_share", course.peakShare());
    outputs.put("peak_day", course.peakPeriods() * period);
  }
}
