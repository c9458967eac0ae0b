package dev.sweep.model;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ExecutionConfig;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.ModelOptions;
import dev.sweep.config.ParameterConfig;
import dev.sweep.config.ParameterSpec;
import dev.sweep.config.SweepConfig;
import dev.sweep.config.Value;
import dev.sweep.expression.Suggestion;
import dev.sweep.space.Design;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a user's class and its configuration fit, before anything runs: whether the options
 * are those that the class takes, with what the first point is built with and with every value that
 * is listed; and whether it is alone in its process if it must be; and whether it can start from
 * the point before.
 */
final class JavaModelCheck {
  static final String NO_WARM_BATCH =
      "a BatchModel computes points together, so that none starts from the one before; remove"
          + " 'warm_start'";

  private final SweepConfig config;
  private final ModelConfig.Java java;
  private final Set<ConfigException.Fault> faults = new LinkedHashSet<>();

  private JavaModelCheck(SweepConfig config, ModelConfig.Java java) {
    this.config = config;
    this.java = java;
  }

  /**
   * Returns what does not fit. Nothing if the class, or what it refers to, cannot be loaded: only
   * those who run it need it.
   */
  static List<ConfigException.Fault> faults(
      SweepConfig config, ModelConfig.Java java, Design design) {
    JavaModelCheck check = new JavaModelCheck(config, java);
    try {
      check.check(ModelClass.lookAt(java.className(), java.classpath()), design);
    } catch (ModelException | LinkageError | TypeNotPresentException _) {
      return List.of();
    }
    return List.copyOf(check.faults);
  }

  private void check(ModelClass modelClass, Design design) {
    boolean alone = config.execution().isolation() == ExecutionConfig.Isolation.PROCESS;
    if (modelClass.scope() == InstancePer.Scope.OWN_PROCESS && !alone) {
      faults.add(
          new ConfigException.Fault(
              java.position(),
              "%s must be alone in its process; give execution: {isolation: process}"
                  .formatted(java.className())));
    }
    if (modelClass.isBatched() && java.start() == ModelConfig.Start.WARM) {
      faults.add(new ConfigException.Fault(java.position(), NO_WARM_BATCH));
    }
    modelClass.optionsType().ifPresent(type -> checkOptions(type, design));
  }

  private void checkOptions(Class<? extends Record> type, Design design) {
    List<String> components =
        Arrays.stream(type.getRecordComponents()).map(one -> one.getName()).toList();
    Map<String, ParameterConfig> built = new LinkedHashMap<>();
    for (ParameterConfig parameter : config.parameters()) {
      if (parameter.traits().build() && isOption(parameter, type, components)) {
        built.put(parameter.name(), parameter);
      }
    }
    ModelOptions first = withFirst(java.options(), built, design);
    bind(first, type);
    for (ParameterConfig parameter : built.values()) {
      for (Value value : listed(parameter.spec())) {
        bind(first.with(parameter.name(), plain(value), parameter.position()), type);
      }
    }
  }

  private boolean isOption(
      ParameterConfig parameter, Class<? extends Record> type, List<String> components) {
    if (components.contains(parameter.name())) {
      return true;
    }
    String instead =
        Suggestion.nearest(parameter.name(), components)
            .map(name -> "; did you mean '" + name + "'?")
            .orElse("; its components: " + String.join(", ", components));
    faults.add(
        new ConfigException.Fault(
            parameter.position(),
            "the model is not built with '%s', which is no component of %s%s"
                .formatted(parameter.name(), type.getSimpleName(), instead)));
    return false;
  }

  private static ModelOptions withFirst(
      ModelOptions options, Map<String, ParameterConfig> built, Design design) {
    if (built.isEmpty() || design.size() == 0) {
      return options;
    }
    ModelOptions all = options;
    Point point = Point.of(PointBlock.of(design, 0, 1), 0);
    for (Parameter parameter : design.parameters()) {
      @Nullable ParameterConfig found = built.get(parameter.name());
      if (found != null && point.has(parameter.name())) {
        all = all.with(parameter.name(), point.value(parameter.name()), found.position());
      }
    }
    return all;
  }

  private static List<Value> listed(ParameterSpec spec) {
    return spec instanceof ParameterSpec.Values(List<Value> values) ? values : List.of();
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Numeric(double number) -> number;
      case Value.Text(String text) -> text;
      case Value.Flag(boolean flag) -> flag;
    };
  }

  private void bind(ModelOptions options, Class<? extends Record> type) {
    try {
      Record _ = ModelClass.bind(options, type);
    } catch (ConfigException e) {
      faults.addAll(e.faults());
    }
  }
}
