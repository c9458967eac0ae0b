package dev.sweep.config;

import dev.sweep.config.ParameterSpec.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds random distributions, each given by the numbers it takes by name. */
final class DistributionBinder {
  /** Beyond so many standard deviations the probability vanishes in double precision. */
  private static final double REACH = 37;

  private static final double LARGEST_POISSON_MEAN = 1e9;

  private final Faults faults;
  private final String what;

  /**
   * @param what the distribution for messages: {@code normal of parameter 'x'}
   */
  DistributionBinder(Faults faults, String what) {
    this.faults = faults;
    this.what = what;
  }

  /** Returns the distribution of kind {@code kind}; null after noting a fault. */
  @Nullable ParameterSpec bind(String kind, Node node) {
    List<String> keys = keys(kind);
    if (keys.isEmpty()) {
      return new IntervalBinder(faults, what).bind(kind, node);
    }
    NamedNumbers numbers = NamedNumbers.of(node, what, keys, faults);
    if (numbers == null) {
      return null;
    }
    ParameterSpec spec = bind(kind, numbers);
    return numbers.areSound() ? spec : null;
  }

  private static List<String> keys(String kind) {
    return switch (kind) {
      case "normal" -> List.of("mean", "std", "min", "max");
      case "lognormal" -> List.of("mu", "sigma", "mean", "std", "min", "max");
      case "triangular" -> List.of("min", "mode", "max");
      case "beta" -> List.of("alpha", "beta", "min", "max");
      case "gamma", "weibull" -> List.of("shape", "scale", "min", "max");
      case "exponential" -> List.of("mean", "rate", "min", "max");
      case "poisson" -> List.of("mean", "min", "max");
      default -> List.of();
    };
  }

  private static @Nullable ParameterSpec bind(String kind, NamedNumbers numbers) {
    return switch (kind) {
      case "normal" -> normal(numbers);
      case "lognormal" -> lognormal(numbers);
      case "triangular" -> triangular(numbers);
      case "beta" -> beta(numbers);
      case "gamma" ->
          cut(
              numbers,
              new ParameterSpec.Gamma(
                  numbers.positive("shape"), numbers.positive("scale"), numbers.bounds()));
      case "weibull" ->
          cut(
              numbers,
              new ParameterSpec.Weibull(
                  numbers.positive("shape"), numbers.positive("scale"), numbers.bounds()));
      case "exponential" -> exponential(numbers);
      default -> poisson(numbers);
    };
  }

  private static @Nullable ParameterSpec normal(NamedNumbers numbers) {
    double mean = numbers.required("mean");
    double std = numbers.positive("std");
    Bounds bounds = numbers.bounds();
    double reach = REACH * std;
    return bounds.lower() > mean + reach || bounds.upper() < mean - reach
        ? numbers.refused("is cut to an interval more than 37 std from the mean")
        : new ParameterSpec.Normal(mean, std, bounds.min(), bounds.max());
  }

  private static @Nullable ParameterSpec lognormal(NamedNumbers numbers) {
    boolean ofLogarithm = numbers.has("mu") || numbers.has("sigma");
    boolean ofValue = numbers.has("mean") || numbers.has("std");
    if (ofLogarithm == ofValue) {
      return numbers.refused(
          "takes either mu and sigma, of the logarithm, or mean and std, of the value itself");
    }
    return cut(
        numbers,
        ofLogarithm
            ? new ParameterSpec.Lognormal(
                numbers.required("mu"), numbers.positive("sigma"), numbers.bounds())
            : ofMoments(numbers));
  }

  /** Mean m and deviation s of the value: sigma^2 = ln(1 + s^2 / m^2), mu = ln m - sigma^2 / 2. */
  private static ParameterSpec.Truncated ofMoments(NamedNumbers numbers) {
    double mean = numbers.positive("mean");
    double ratio = numbers.positive("std") / mean;
    double variance = StrictMath.log1p(ratio * ratio);
    return new ParameterSpec.Lognormal(
        StrictMath.log(mean) - variance / 2, Math.sqrt(variance), numbers.bounds());
  }

  private static @Nullable ParameterSpec triangular(NamedNumbers numbers) {
    double min = numbers.required("min");
    double mode = numbers.required("mode");
    double max = numbers.required("max");
    numbers.checkInterval(min, max);
    return mode < min || mode > max
        ? numbers.refused("must have its mode between min and max, not at " + mode)
        : new ParameterSpec.Triangular(min, mode, max);
  }

  private static ParameterSpec beta(NamedNumbers numbers) {
    double alpha = numbers.positive("alpha");
    double beta = numbers.positive("beta");
    double min = numbers.has("min") ? numbers.required("min") : 0;
    double max = numbers.has("max") ? numbers.required("max") : 1;
    numbers.checkInterval(min, max);
    return new ParameterSpec.Beta(alpha, beta, min, max);
  }

  private static @Nullable ParameterSpec exponential(NamedNumbers numbers) {
    if (numbers.has("mean") == numbers.has("rate")) {
      return numbers.refused("takes either mean or rate, which is 1 / mean");
    }
    double mean = numbers.has("mean") ? numbers.positive("mean") : 1 / numbers.positive("rate");
    return cut(numbers, new ParameterSpec.Exponential(mean, numbers.bounds()));
  }

  private static @Nullable ParameterSpec poisson(NamedNumbers numbers) {
    double mean = numbers.positive("mean");
    Bounds bounds = numbers.bounds();
    if (mean > LARGEST_POISSON_MEAN) {
      return numbers.refused("must have a mean of at most 1e9, not " + mean + "; use normal");
    }
    ParameterSpec.Poisson spec = new ParameterSpec.Poisson(mean, bounds);
    return numbers.areSound() && spec.probability() <= 0 ? impossible(numbers) : spec;
  }

  /** Refuses bounds between which nothing lies. */
  private static @Nullable ParameterSpec cut(NamedNumbers numbers, ParameterSpec.Truncated spec) {
    return numbers.areSound() && spec.probability() <= 0 ? impossible(numbers) : spec;
  }

  private static @Nullable ParameterSpec impossible(NamedNumbers numbers) {
    return numbers.refused("is cut to an interval where its probability is 0");
  }
}
