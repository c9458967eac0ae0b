package dev.sweep.model;

import dev.sweep.config.ModelConfig;
import java.util.Map;

/** A user's model as configured, its class loaded. Immutable. */
record JavaSpec(ModelClass modelClass, Options options, ModelConfig.PointLimits limits) {

  /** Returns this with more options, which go before those of the same name. */
  JavaSpec with(Map<String, ?> more) {
    return new JavaSpec(modelClass, options.with(more), limits);
  }
}
