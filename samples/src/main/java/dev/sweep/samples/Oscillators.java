package dev.sweep.samples;

import dev.sweep.model.BatchModel;
import dev.sweep.model.BatchOutputs;
import dev.sweep.model.Default;
import dev.sweep.model.Points;
import java.util.Arrays;

/**
 * Damped oscillators, {@code x'' + 2 damping frequency x' + frequency^2 x = 0}, let go at 1 m at
 * rest, by the Runge-Kutta method of order 4.
 *
 * <p>Parameters: {@code damping}, the damping ratio; {@code frequency}, of the undamped oscillator
 * in rad/s. Outputs: {@code position} at the end in m; {@code course}, the positions at equal
 * distances of time. All oscillators of a batch take each step together, in a loop that the
 * compiler makes vector code of; none sees another.
 */
public final class Oscillators implements BatchModel {
  private static final double STABLE_STEP = 2.5;

  private final Settings settings;

  /**
   * The options.
   *
   * @param duration in seconds
   * @param steps a multiple of {@code snapshots}
   * @param snapshots how many positions {@code course} has
   */
  public record Settings(double duration, int steps, @Default("1") int snapshots) {
    public Settings {
      if (!(duration > 0) || snapshots < 1 || steps < 1 || steps % snapshots != 0) {
        throw new IllegalArgumentException(
            "duration must be above 0, and steps a multiple of snapshots");
      }
    }

    double step() {
      return duration / steps;
    }
  }

  public Oscillators(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void evaluate(Points points, BatchOutputs outputs) {
    double[] frequency = points.numbers("frequency");
    double[] friction = points.numbers("damping");
    double[] stiffness = new double[points.count()];
    for (int i = 0; i < points.count(); i++) {
      if (frequency[i] * settings.step() > STABLE_STEP) {
        outputs.fail(i, "the steps are too large for frequency " + frequency[i]);
      }
      friction[i] *= 2 * frequency[i];
      stiffness[i] = frequency[i] * frequency[i];
    }
    double[][] course = course(friction, stiffness);
    outputs.put("position", last(course));
    outputs.put("course", course);
  }

  private double[][] course(double[] friction, double[] stiffness) {
    int count = friction.length;
    double[] position = new double[count];
    Arrays.fill(position, 1);
    double[] velocity = new double[count];
    double[][] course = new double[count][settings.snapshots()];
    for (int snapshot = 0; snapshot < settings.snapshots(); snapshot++) {
      for (int step = 0; step < settings.steps() / settings.snapshots(); step++) {
        advance(position, velocity, friction, stiffness, settings.step());
      }
      for (int i = 0; i < count; i++) {
        course[i][snapshot] = position[i];
      }
    }
    return course;
  }

  private static void advance(
      double[] position, double[] velocity, double[] friction, double[] stiffness, double step) {
    for (int i = 0; i < position.length; i++) {
      double x = position[i];
      double v = velocity[i];
      double a1 = -friction[i] * v - stiffness[i] * x;
      double v2 = v + step / 2 * a1;
      double a2 = -friction[i] * v2 - stiffness[i] * (x + step / 2 * v);
      double v3 = v + step / 2 * a2;
      double a3 = -friction[i] * v3 - stiffness[i] * (x + step / 2 * v2);
      double v4 = v + step * a3;
      double a4 = -friction[i] * v4 - stiffness[i] * (x + step * v3);
      position[i] = x + step / 6 * (v + 2 * v2 + 2 * v3 + v4);
      velocity[i] = v + step / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
    }
  }

  private static double[] last(double[][] course) {
    return Arrays.stream(course).mapToDouble(row -> row[row.length - 1]).toArray();
  }
}
