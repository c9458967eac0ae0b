package dev.sweep.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values a parameter takes. Bounds and counts were checked when the configuration was read.
 */
public sealed interface ParameterSpec {

  /** A parameter whose values are known one by one: an axis of a grid. */
  sealed interface Discrete extends ParameterSpec {}

  /** A parameter drawn at random. */
  sealed interface Distributed extends ParameterSpec {}

  /** One value for every point. */
  record Fixed(Value value) implements ParameterSpec {}

  /** The values as listed: all numbers, all strings or all booleans; at least one. */
  record Values(List<Value> values) implements Discrete {
    public Values {
      values = List.copyOf(values);
    }
  }

  /** {@code count} evenly spaced numbers, both ends included. */
  record Linspace(double start, double stop, long count) implements Discrete {}

  /** {@code count} numbers of constant ratio between two real end points of one sign. */
  record Geomspace(double start, double stop, long count) implements Discrete {}

  /** {@code (stop + start) - geomspace}, reversed: dense near {@code stop}. */
  record ReverseGeomspace(double start, double stop, long count) implements Discrete {}

  /** {@code count} powers of ten between the exponents {@code start} and {@code stop}. */
  record Logspace(double start, double stop, long count) implements Discrete {}

  /** {@code start, start + step, ...} up to but without {@code stop}. */
  record Range(double start, double stop, double step) implements Discrete {
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    /**
     * Returns how many values there are, as a double so that none is too many to be told; less than
     * 1 if no step leads from start to before stop.
     *
     * <p>A value that would equal {@code stop} but for rounding counts as {@code stop}: from 0 to 1
     * by 0.1 there are ten, and from 1 to 1.3 by 0.1 there are three.
     */
    public double count() {
      double steps = (stop - start) / step;
      if (!(steps > 0)) {
        return 0;
      }
      double nearest = Math.rint(steps);
      double tolerance = ROUNDING * (steps + (Math.abs(start) + Math.abs(stop)) / Math.abs(step));
      double count = Math.abs(steps - nearest) <= tolerance ? nearest : Math.ceil(steps);
      return Math.max(1, count);
    }
  }

  /** Uniform on [min, max). */
  record Uniform(double min, double max) implements Distributed {}

  /** Normal, truncated to [min, max] where given. */
  record Normal(double mean, double std, @Nullable Double min, @Nullable Double max)
      implements Distributed {}
}
