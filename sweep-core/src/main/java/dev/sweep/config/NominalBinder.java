package dev.sweep.config;

import dev.sweep.config.SamplingConfig.NominalValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds {@code nominal}, the values round which parameters are varied one at a time. */
final class NominalBinder {
  private final Faults faults;

  NominalBinder(Faults faults) {
    this.faults = faults;
  }

  /** Returns the values in the order written; none if nothing is given. */
  List<NominalValue> bind(@Nullable Section section) {
    List<NominalValue> values = new ArrayList<>();
    if (section != null) {
      for (Node.Entry entry : section.mapping().entries()) {
        Value value =
            new ValuesBinder(faults)
                .value(entry.value(), "the nominal value of '" + entry.name() + "'");
        if (value != null) {
          values.add(new NominalValue(entry.name(), value, entry.value().position()));
        }
      }
    }
    return values;
  }

  /**
   * Notes nominal values that are missing, or that their parameters cannot take.
   *
   * @param varied the parameters that are varied one at a time
   */
  void check(Position sampling, List<NominalValue> nominal, List<ParameterConfig> varied) {
    for (ParameterConfig parameter : varied) {
      Optional<NominalValue> value =
          nominal.stream().filter(v -> v.parameter().equals(parameter.name())).findFirst();
      if (value.isEmpty()) {
        faults.add(
            sampling,
            "method ofat needs a nominal value of '"
                + parameter.name()
                + "', as in nominal: {"
                + parameter.name()
                + ": ...}");
      } else {
        checkTaken(value.get(), parameter);
      }
    }
    for (NominalValue value : nominal) {
      if (varied.stream().noneMatch(parameter -> parameter.name().equals(value.parameter()))) {
        faults.add(
            value.position(),
            "nominal names '" + value.parameter() + "', which is no parameter that is varied");
      }
    }
  }

  private void checkTaken(NominalValue nominal, ParameterConfig parameter) {
    if (isNumeric(parameter) && !(nominal.value() instanceof Value.Numeric)) {
      refuse(nominal, "a number");
    } else if (!isNumeric(parameter)
        && parameter.spec() instanceof ParameterSpec.Values(List<Value> values)
        && !values.contains(nominal.value())) {
      refuse(nominal, "one of its values");
    }
  }

  private static boolean isNumeric(ParameterConfig parameter) {
    return !(parameter.spec() instanceof ParameterSpec.Values(List<Value> values))
        || values.getFirst() instanceof Value.Numeric;
  }

  private void refuse(NominalValue nominal, String wanted) {
    faults.add(
        nominal.position(), "the nominal value of '" + nominal.parameter() + "' must be " + wanted);
  }
}
