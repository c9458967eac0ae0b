package dev.sweep.samples;

import dev.sweep.model.Default;
import dev.sweep.model.Model;
import dev.sweep.model.Outputs;
import dev.sweep.model.Point;
import java.util.List;
import java.util.Optional;

/**
 * Where a planet is on its ellipse, by Kepler's equation E - e sin E = M, solved by Newton's
 * method.
 *
 * <p>Parameters: {@code eccentricity} e; {@code mean_anomaly} M in radians, from 0 to pi. Outputs:
 * {@code eccentric_anomaly} E in radians; {@code distance} from the sun in semi-major axes. Stands
 * for a program with faults: at some points there are accidents that end its process.
 */
public final class Kepler implements Model {
  private static final int MOST_ITERATIONS = 100;

  private final Settings settings;

  /**
   * The options.
   *
   * @param tolerance of E, more than 0
   * @param accidents what goes wrong at which points
   */
  public record Settings(
      @Default("1e-14") double tolerance, @Default("[]") List<Accident> accidents) {
    public Settings {
      if (!(tolerance > 0)) {
        throw new IllegalArgumentException("tolerance is " + tolerance + ", wanted more than 0");
      }
    }
  }

  public Kepler(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<String> probe(Point point) {
    return point.number("eccentricity") < 1
        ? Optional.empty()
        : Optional.of("the orbit is no ellipse, whose eccentricity is below 1");
  }

  @Override
  public void evaluate(Point point, Outputs outputs) {
    for (Accident accident : settings.accidents()) {
      if (accident.point() == point.pointNumber()) {
        accident.happen();
      }
    }
    double eccentricity = point.number("eccentricity");
    double anomaly = solution(eccentricity, point.number("mean_anomaly"));
    outputs.put("eccentric_anomaly", anomaly);
    outputs.put("distance", 1 - eccentricity * Math.cos(anomaly));
  }

  /** From pi on Newton's method falls towards the solution, whatever the eccentricity. */
  private double solution(double eccentricity, double mean) {
    double anomaly = Math.PI;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double step =
          (anomaly - eccentricity * Math.sin(anomaly) - mean)
              / (1 - eccentricity * Math.cos(anomaly));
      anomaly -= step;
      if (Math.abs(step) <= settings.tolerance()) {
        return anomaly;
      }
    }
    throw new IllegalStateException(
        "no solution after " + MOST_ITERATIONS + " iterations; the tolerance may be too small");
  }
}
