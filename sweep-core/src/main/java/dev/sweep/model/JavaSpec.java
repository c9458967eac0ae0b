package dev.sweep.model;

import dev.sweep.config.ModelConfig;

/**
 * A user's model as configured, its class loaded. Immutable.
 */
record JavaSpec(ModelClass modelClass, Options options, ModelConfig.PointLimits limits) {}
