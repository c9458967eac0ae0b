package dev.sweep.config;

import java.util.List;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Which values a parameter takes. Bounds and counts were checked when the configuration was read.
 */
public sealed interface ParameterSpec {

  /** A parameter whose values are known one by one: an axis of a grid. */
  sealed interface Discrete extends ParameterSpec {}

  /** A parameter drawn at random. */
  sealed interface Distributed extends ParameterSpec {
    /** Returns whether it has a least and a largest value that were given. */
    default boolean isBounded() {
      return switch (this) {
        case Uniform _, Loguniform _, Triangular _, Beta _, IntUniform _, Choice _ -> true;
        case Normal normal -> normal.min() != null && normal.max() != null;
        case Truncated law -> law.bounds().min() != null && law.bounds().max() != null;
        case Poisson law -> law.bounds().min() != null && law.bounds().max() != null;
      };
    }
  }

  /** A parameter drawn from a law of positive numbers that may be cut off. */
  sealed interface Truncated extends Distributed {
    /** Returns the law as it is without bounds. */
    ContinuousDistribution law();

    /** Returns where it is cut off. */
    Bounds bounds();

    /** Returns how much of the law lies between the bounds; right in its upper tail too. */
    default double probability() {
      double lower = bounds().lower();
      double upper = bounds().upper();
      double tail = law().survivalProbability(lower) - law().survivalProbability(upper);
      return Math.max(tail, law().probability(lower, upper));
    }
  }

  /** Where a distribution is cut off; null where it is not. */
  record Bounds(@Nullable Double min, @Nullable Double max) {
    /** No bounds. */
    public static final Bounds NONE = new Bounds(null, null);

    /** Returns the lower bound, or minus infinity. */
    public double lower() {
      return min == null ? Double.NEGATIVE_INFINITY : min;
    }

    /** Returns the upper bound, or infinity. */
    public double upper() {
      return max == null ? Double.POSITIVE_INFINITY : max;
    }
  }

  /** One value for every point. */
  record Fixed(Value value) implements ParameterSpec {}

  /** The values as listed: all numbers, all strings or all booleans; at least one. */
  record Values(List<Value> values) implements Discrete {
    public Values {
      values = List.copyOf(values);
    }
  }

  /**
   * Values from a column of a file; the same may be there several times.
   *
   * @param texts the distinct strings of a column of texts, in order of appearance
   * @param codes the numbers; 0 and 1 for false and true; or indexes into {@code texts}; not copied
   */
  record Column(Kind kind, List<String> texts, double[] codes) implements Discrete {
    /** What the values are. */
    public enum Kind {
      NUMBER,
      FLAG,
      TEXT
    }

    public Column {
      texts = List.copyOf(texts);
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

  /** Its logarithm is uniform: on [min, max), both above 0. */
  record Loguniform(double min, double max) implements Distributed {}

  /** Normal, truncated to [min, max] where given. */
  record Normal(double mean, double std, @Nullable Double min, @Nullable Double max)
      implements Distributed {}

  /** Rises evenly from {@code min} to {@code mode}, then falls evenly to {@code max}. */
  record Triangular(double min, double mode, double max) implements Distributed {}

  /** The beta distribution, stretched from [0, 1] to [min, max]. */
  record Beta(double alpha, double beta, double min, double max) implements Distributed {}

  /** Its natural logarithm has mean {@code mu} and standard deviation {@code sigma}. */
  record Lognormal(double mu, double sigma, Bounds bounds) implements Truncated {
    @Override
    public ContinuousDistribution law() {
      return LogNormalDistribution.of(mu, sigma);
    }
  }

  /** The gamma distribution with mean {@code shape * scale}. */
  record Gamma(double shape, double scale, Bounds bounds) implements Truncated {
    @Override
    public ContinuousDistribution law() {
      return GammaDistribution.of(shape, scale);
    }
  }

  /** The Weibull distribution: above {@code scale} lies 1 / e of it. */
  record Weibull(double shape, double scale, Bounds bounds) implements Truncated {
    @Override
    public ContinuousDistribution law() {
      return WeibullDistribution.of(shape, scale);
    }
  }

  /** The exponential distribution. */
  record Exponential(double mean, Bounds bounds) implements Truncated {
    @Override
    public ContinuousDistribution law() {
      return ExponentialDistribution.of(mean);
    }
  }

  /** Whole numbers of rare events, truncated to [min, max] where given. */
  record Poisson(double mean, Bounds bounds) implements Distributed {
    /** Returns the law as it is without bounds. */
    public DiscreteDistribution law() {
      return PoissonDistribution.of(mean);
    }

    /** Returns the least number that can be drawn. */
    public int least() {
      return (int) Math.max(0, Math.ceil(bounds.lower()));
    }

    /** Returns the largest number that can be drawn. */
    public int largest() {
      return (int) Math.floor(bounds.upper());
    }

    /** Returns how much of the law lies between the bounds; right in its upper tail too. */
    public double probability() {
      DiscreteDistribution law = law();
      double tail = law.survivalProbability(least() - 1) - law.survivalProbability(largest());
      return Math.max(tail, law.probability(least() - 1, Math.max(least() - 1, largest())));
    }
  }

  /** The whole numbers from {@code min} to {@code max}, both included, all alike. */
  record IntUniform(long min, long max) implements Distributed {}

  /**
   * One of some values: all numbers, all strings or all booleans; at least one.
   *
   * @param p how likely each is, in their order; they sum to 1
   */
  record Choice(List<Value> values, List<Double> p) implements Distributed {
    public Choice {
      values = List.copyOf(values);
      p = List.copyOf(p);
    }
  }
}
