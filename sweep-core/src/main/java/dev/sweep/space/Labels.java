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
 * <p>A value without a name, such as a nominal one between the values, has the empty text; so has a
 * point that does not have the parameter.
 */
public final class Labels {
  private final Parameter parameter;
  private final boolean areOfNumbers;
  private final Map<Double, Integer> codes = new HashMap<>();

  private Labels(ParameterConfig config, CodedValues values) {
    List<String> texts = new ArrayList<>(config.traits().labels());
    texts.add("");
    this.parameter =
        new Parameter(
            config.labelName(), Parameter.Type.TEXT, texts, null, "label of " + config.name());
    this.areOfNumbers =
        values.type() == Parameter.Type.REAL || values.type() == Parameter.Type.WHOLE;
    for (int i = 0; i < values.axis().size(); i++) {
      codes.put(key(values.axis().value(i)), i);
    }
  }

  /** Returns the names of the values of {@code config}; empty if they have none. */
  public static Optional<Labels> of(ParameterConfig config) {
    if (config.traits().labels().isEmpty()) {
      return Optional.empty();
    }
    return switch (config.spec()) {
      case ParameterSpec.Values(var values) -> Optional.of(of(config, values));
      case ParameterSpec.Choice choice -> Optional.of(of(config, choice.values()));
      default -> Optional.empty();
    };
  }

  private static Labels of(ParameterConfig config, List<Value> values) {
    return new Labels(config, CodedValues.of(values));
  }

  /** Returns the parameter whose values are the names. */
  public Parameter parameter() {
    return parameter;
  }

  /** Returns the code of the name of {@code value}. */
  public double of(double value) {
    return codes.getOrDefault(key(value), codes.size());
  }

  /** Zero and minus zero are one number, but minus zero is a flag that is absent. */
  private double key(double value) {
    return areOfNumbers ? value + 0.0 : value;
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
