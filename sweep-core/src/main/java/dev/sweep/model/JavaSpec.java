package dev.sweep.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A user's model as configured, its class loaded. Immutable.
 *
 * @param timeout per point; null for none
 */
record JavaSpec(ModelClass modelClass, Options options, @Nullable Duration timeout) {}
