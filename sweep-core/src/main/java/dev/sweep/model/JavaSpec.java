package dev.sweep.model;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's model as configured, its class loaded. Immutable.
 *
 * @param timeout per point; null for none
 */
record JavaSpec(ModelClass modelClass, Options options, @Nullable Duration timeout) {

  /** Returns this with more options, which go before those of the same name. */
  JavaSpec with(Map<String, ?> more) {
    return new JavaSpec(modelClass, options.with(more), timeout);
  }
}
