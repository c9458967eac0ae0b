package dev.sweep;

import dev.sweep.config.ConfigException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a configuration: sweeps, at least one, or a fault. */
record Loaded(List<Sweep> sweeps, @Nullable ConfigException fault) {

  Loaded {
    sweeps = List.copyOf(sweeps);
  }

  List<Sweep> orThrow() throws ConfigException {
    if (fault != null) {
      throw fault;
    }
    return sweeps;
  }

  /** Returns the first sweep; null if there is a fault. */
  @Nullable Sweep first() {
    return sweeps.isEmpty() ? null : sweeps.getFirst();
  }
}
