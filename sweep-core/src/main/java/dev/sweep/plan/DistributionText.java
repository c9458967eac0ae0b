package dev.sweep.plan;

import dev.sweep.config.ParameterSpec;
import dev.sweep.config.ParameterSpec.Bounds;
import org.jspecify.annotations.Nullable;

/** Distributions as text of one spelling, close to the YAML they were written in. */
final class DistributionText {
  private final StringBuilder text = new StringBuilder();
  private String separator = "{";

  private DistributionText(String kind) {
    text.append(kind).append(' ');
  }

  static String of(ParameterSpec.Distributed spec) {
    return switch (spec) {
      case ParameterSpec.Uniform(double min, double max) -> "uniform " + SpecText.numbers(min, max);
      case ParameterSpec.Loguniform(double min, double max) ->
          "loguniform " + SpecText.numbers(min, max);
      case ParameterSpec.IntUniform(long min, long max) ->
          "int_uniform " + SpecText.numbers((double) min, (double) max);
      case ParameterSpec.Choice choice ->
          "choice "
              + SpecText.list(choice.values())
              + ", p: "
              + SpecText.numbers(choice.p().stream().mapToDouble(Double::doubleValue).toArray());
      case ParameterSpec.Normal(double mean, double std, var min, var max) ->
          text("normal").add("mean", mean).add("std", std).end(new Bounds(min, max));
      case ParameterSpec.Triangular(double min, double mode, double max) ->
          text("triangular").add("min", min).add("mode", mode).add("max", max).end(Bounds.NONE);
      case ParameterSpec.Beta(double alpha, double beta, double min, double max) ->
          text("beta").add("alpha", alpha).add("beta", beta).end(new Bounds(min, max));
      case ParameterSpec.Lognormal(double mu, double sigma, Bounds bounds) ->
          text("lognormal").add("mu", mu).add("sigma", sigma).end(bounds);
      case ParameterSpec.Gamma(double shape, double scale, Bounds bounds) ->
          text("gamma").add("shape", shape).add("scale", scale).end(bounds);
      case ParameterSpec.Weibull(double shape, double scale, Bounds bounds) ->
          text("weibull").add("shape", shape).add("scale", scale).end(bounds);
      case ParameterSpec.Exponential(double mean, Bounds bounds) ->
          text("exponential").add("mean", mean).end(bounds);
      case ParameterSpec.Poisson(double mean, Bounds bounds) ->
          text("poisson").add("mean", mean).end(bounds);
    };
  }

  private static DistributionText text(String kind) {
    return new DistributionText(kind);
  }

  private DistributionText add(String name, @Nullable Double number) {
    if (number != null) {
      text.append(separator).append(name).append(": ").append(SpecText.number(number));
      separator = ", ";
    }
    return this;
  }

  private String end(Bounds bounds) {
    add("min", bounds.min()).add("max", bounds.max());
    return text.append('}').toString();
  }
}
