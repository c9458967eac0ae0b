package dev.sweep.model;

import dev.sweep.config.ExecutionConfig;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Tells programs how many processors are meant for them, where the configuration says it: in the
 * variable that OpenMP, MKL and OpenBLAS look at. A value that the user has set stays.
 *
 * @param cpus 0 for nothing to tell
 * @param inherited the environment of this process, which programs get
 */
record ThreadHint(int cpus, Map<String, String> inherited) {
  static final String VARIABLE = "OMP_NUM_THREADS";

  static ThreadHint of(ExecutionConfig execution) {
    return new ThreadHint(execution.cpus(), System.getenv());
  }

  /**
   * @param environment what the programs get beyond what is inherited
   */
  <T> void addTo(Map<String, T> environment, IntFunction<T> value) {
    if (cpus > 0 && !inherited.containsKey(VARIABLE)) {
      environment.putIfAbsent(VARIABLE, value.apply(cpus));
    }
  }
}
