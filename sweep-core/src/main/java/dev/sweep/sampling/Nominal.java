package dev.sweep.sampling;

import dev.sweep.config.SamplingConfig;
import dev.sweep.config.SamplingConfig.NominalValue;
import dev.sweep.config.Value;
import dev.sweep.space.Factor;
import dev.sweep.space.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nominal values as codes of their parameters. */
final class Nominal {

  private Nominal() {}

  /**
   * Returns the code of a factor's nominal value.
   *
   * @throws IllegalArgumentException if it has none, or one that its parameter cannot take
   */
  static double code(Factor factor, SamplingConfig sampling) {
    Parameter parameter = factor.parameter();
    return value(parameter, sampling)
        .map(value -> code(parameter, value))
        .orElseThrow(
            () -> new IllegalArgumentException("no nominal value of '" + parameter.name() + "'"));
  }

  /** Returns the codes, by name, of the factors that have a nominal or a fixed value. */
  static Map<String, Double> codes(List<Factor> factors, SamplingConfig sampling) {
    Map<String, Double> codes = new HashMap<>();
    for (Factor factor : factors) {
      Parameter parameter = factor.parameter();
      if (factor.source() instanceof Factor.Source.Constant(double value)) {
        codes.put(parameter.name(), value);
      } else {
        value(parameter, sampling).ifPresent(v -> codes.put(parameter.name(), code(parameter, v)));
      }
    }
    return codes;
  }

  /** Returns the factor with room for a nominal value that is not whole beside whole ones. */
  static Factor wide(Factor factor, SamplingConfig sampling) {
    Parameter parameter = factor.parameter();
    boolean fits =
        parameter.type() != Parameter.Type.WHOLE
            || value(parameter, sampling).map(Nominal::isWhole).orElse(true);
    return fits ? factor : new Factor(parameter.as(Parameter.Type.REAL), factor.source());
  }

  private static Optional<Value> value(Parameter parameter, SamplingConfig sampling) {
    return sampling.details().nominal().stream()
        .filter(nominal -> nominal.parameter().equals(parameter.name()))
        .map(NominalValue::value)
        .findFirst();
  }

  private static boolean isWhole(Value value) {
    return value instanceof Value.Numeric(double number)
        && number == Math.rint(number)
        && Math.abs(number) <= 0x1p53;
  }

  private static double code(Parameter parameter, Value value) {
    double code =
        switch (value) {
          case Value.Numeric(double number) -> number;
          case Value.Flag(boolean flag) -> flag ? 1 : 0;
          case Value.Text(String text) -> parameter.texts().indexOf(text);
        };
    if (parameter.type() == Parameter.Type.TEXT && code < 0) {
      throw new IllegalArgumentException(
          "'" + parameter.name() + "' cannot be " + value + "; wanted one of " + parameter.texts());
    }
    return code;
  }
}
