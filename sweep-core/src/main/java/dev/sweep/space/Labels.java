package dev.sweep.space;

import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of a parameter's values, as a parameter of their own beside it. Immutable.
 *
 * <p>A value without a name, such as a nominal one between the values, has the empty text.
 */
public final class Labels {
  private final Parameter parameter;
  private final Map<Double, Integer> codes;

  private Labels(Parameter parameter, Map<Double, Integer> codes) {
    this.parameter = parameter;
    this.codes = codes;
  }

  /** Returns the names of the values of {@code config}; empty if they have none. */
  public static Optional<Labels> of(ParameterConfig config) {
    List<String> labels = config.traits().labels();
    return labels.isEmpty()
        ? Optional.empty()
        : switch (config.spec()) {
          case ParameterSpec.Values(var values) -> Optional.of(of(config, values));
          case ParameterSpec.Choice choice -> Optional.of(of(config, choice.values()));
          default -> Optional.empty();
        };
  }

  private static Labels of(ParameterConfig config, List<Value> values) {
    List<String> texts = new ArrayList<>(config.traits().labels());
    texts.add("");
    Parameter parameter =
        new Parameter(
            config.labelName(),
            Parameter.Type.TEXT,
            texts,
            null,
            "label of " + config.name());
    Axis axis = CodedValues.of(values).axis();
    Map<Double, Integer> codes = new HashMap<>();
    for (int i = 0; i < axis.size(); i++) {
      codes.put(axis.value(i) + 0.0, i);
    }
    return new Labels(parameter, codes);
  }

  /** Returns the parameter whose values are the names. */
  public Parameter parameter() {
    return parameter;
  }

  /** Returns the code of the name of {@code value}. */
  public double of(double value) {
    return codes.getOrDefault(value + 0.0, codes.size());
  }

  /** Returns the names of the values of {@code axis}. */
  public Axis along(Axis axis) {
    return new LabelAxis(this, axis);
  }

  private record LabelAxis(Labels labels, Axis axis) implements Axis {
    @Override
    public long size() {
      return axis.size();
    }

    @Override
    public double value(long index) {
      return labels.of(axis.value(index));
    }
  }
}
