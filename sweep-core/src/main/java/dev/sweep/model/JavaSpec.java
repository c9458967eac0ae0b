package dev.sweep.model;

import dev.sweep.config.ConfigException;
import dev.sweep.config.ModelConfig;
import dev.sweep.config.ModelOptions;
import dev.sweep.config.Position;
import java.util.List;
import java.util.Map;

/**
 * A user's model as configured, its class loaded. Immutable.
 *
 * @param outputs the names of those that the configuration tells of
 * @param position of its name in the configuration
 */
record JavaSpec(
    ModelClass modelClass,
    ModelOptions options,
    ModelConfig.PointLimits limits,
    ModelConfig.Start start,
    List<String> outputs,
    Position position) {

  /** Returns this with more options, which go before those of the same name. */
  JavaSpec with(Map<String, ?> more) {
    ModelOptions all = options;
    for (Map.Entry<String, ?> option : more.entrySet()) {
      if (modelClass.takes(option.getKey())) {
        all = all.with(option.getKey(), option.getValue(), position);
      }
    }
    return new JavaSpec(modelClass, all, limits, start, outputs, position);
  }

  /** Returns what there is one instance for. */
  InstancePer.Scope scope() {
    return start == ModelConfig.Start.FRESH ? InstancePer.Scope.POINT : modelClass.scope();
  }

  /** Returns how many points a call of the model can have at most. */
  int largestBatch() {
    return modelClass.isBatched() && scope() != InstancePer.Scope.POINT
        ? BatchModel.LARGEST_BATCH
        : 1;
  }

  /**
   * Makes an instance and builds it.
   *
   * @throws ModelException if it cannot be built
   */
  UserModel newModel() throws ModelException {
    return made(false);
  }

  /**
   * As the other, and initializes it.
   *
   * @throws ModelException also if it cannot be initialized
   */
  UserModel newInitialized() throws ModelException {
    return made(true);
  }

  private UserModel made(boolean initialized) throws ModelException {
    try {
      UserModel made = modelClass.newInstance(options);
      made.build(Options.of(options.values()));
      if (initialized) {
        made.initialize();
      }
      return made;
    } catch (Throwable failed) {
      String reason =
          failed instanceof ConfigException faults
              ? OneLine.of(String.valueOf(faults.getMessage()))
              : OneLine.of(failed);
      throw new ModelException(
          "model java: %s cannot be built: %s".formatted(modelClass.name(), reason), failed);
    }
  }
}
