package dev.sweep.samples;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.events.EventHandler;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * The course of an SIR epidemic, with the infectious period as the unit of time.
 *
 * <p>With s the susceptible and i the infected share, s' = -R0 s i and i' = (R0 s - 1) i. The
 * logarithm of i is integrated in place of i: it keeps its relative accuracy however small i gets.
 *
 * @param finalSize the share that was ever infected
 * @param peakShare the largest share infected at a time
 * @param peakPeriods when that is, in infectious periods
 */
record SirCourse(double finalSize, double peakShare, double peakPeriods) {
  private static final double NEGLIGIBLE_LOG_SHARE = Math.log(1e-13);
  private static final double LONGEST_PERIODS = 1e7;
  private static final double SMALLEST_STEP = 1e-12;
  private static final double LARGEST_STEP = 1e4;
  private static final double LARGEST_CHECK = 10;
  private static final double TIME_ACCURACY = 1e-12;
  private static final int MOST_ITERATIONS = 200;

  /**
   * Integrates until the infected share is negligible.
   *
   * @param r0 at least 0
   * @param initialShare more than 0 and less than 1
   * @param tolerance relative and absolute, of each step
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static SirCourse integrate(double r0, double initialShare, double tolerance) {
    require(r0 >= 0, "R0", r0, "at least 0");
    require(initialShare > 0 && initialShare < 1, "initial_share", initialShare, "between 0 and 1");
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(SMALLEST_STEP, LARGEST_STEP, tolerance, tolerance);
    Crossing end = new Crossing(state -> state[1] - NEGLIGIBLE_LOG_SHARE, EventHandler.Action.STOP);
    Crossing peak = new Crossing(state -> r0 * state[0] - 1, EventHandler.Action.CONTINUE);
    integrator.addEventHandler(end, LARGEST_CHECK, TIME_ACCURACY, MOST_ITERATIONS);
    integrator.addEventHandler(peak, LARGEST_CHECK, TIME_ACCURACY, MOST_ITERATIONS);
    double[] state = {1 - initialShare, Math.log(initialShare)};
    peak.crossed(0, state);
    integrator.integrate(new Equations(r0), 0, state, LONGEST_PERIODS, state);
    return new SirCourse(1 - state[0], Math.exp(peak.logShare), peak.time);
  }

  private static void require(boolean holds, String name, double value, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", wanted " + wanted);
    }
  }

  /** The equations, for the state s and log i. */
  private record Equations(double r0) implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return 2;
    }

    @Override
    public void computeDerivatives(double time, double[] state, double[] derivatives) {
      derivatives[0] = -r0 * state[0] * Math.exp(state[1]);
      derivatives[1] = r0 * state[0] - 1;
    }
  }

  /** A function of the state. */
  @FunctionalInterface
  private interface Height {
    double of(double[] state);
  }

  /** Remembers when a function of the state fell through zero, and the state's log i then. */
  private static final class Crossing implements EventHandler {
    private final Height height;
    private final Action action;
    private double time;
    private double logShare;

    Crossing(Height height, Action action) {
      this.height = height;
      this.action = action;
    }

    void crossed(double atTime, double[] state) {
      time = atTime;
      logShare = state[1];
    }

    @Override
    public void init(double start, double[] state, double end) {}

    @Override
    public double g(double atTime, double[] state) {
      return height.of(state);
    }

    @Override
    public Action eventOccurred(double atTime, double[] state, boolean increasing) {
      crossed(atTime, state);
      return action;
    }

    @Override
    public void resetState(double atTime, double[] state) {}
  }
}
