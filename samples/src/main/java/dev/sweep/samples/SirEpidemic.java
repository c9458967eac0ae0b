package dev.sweep.samples;

import dev.sweep.model.Default;
import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;

/**
 * The course of an epidemic by the SIR model of Kermack and McKendrick (1927).
 *
 * <p>Parameters: {@code R0}, how many others one infected infects at first; {@code
 * infectious_period} in days; {@code initial_share}, the share of the population infected at first,
 * all others being susceptible. Outputs: {@code final_size}, the share that was ever infected;
 * {@code peak_share}, the largest share infected at a time; {@code peak_day}, when that is.
 */
public final class SirEpidemic implements Model {
  private final Settings settings;

  /**
   * The options.
   *
   * @param tolerance of the integration, more than 0
   */
  public record Settings(@Default("1e-12") double tolerance) {
    public Settings {
      if (!(tolerance > 0)) {
        throw new IllegalArgumentException("tolerance is " + tolerance + ", wanted more than 0");
      }
    }
  }

  public SirEpidemic(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void evaluate(Point point, Outputs outputs) {
    double period = point.number("infectious_period");
    if (!(period > 0)) {
      throw new IllegalArgumentException(
          "infectious_period is " + period + ", wanted more than 0 days");
    }
    SirCourse course =
        SirCourse.integrate(
            point.number("R0"), point.number("initial_share"), settings.tolerance());
    outputs.put("final_size", course.finalSize());
    outputs.put("peak_share", course.peakShare());
    outputs.put("peak_day", course.peakPeriods() * period);
  }
}
