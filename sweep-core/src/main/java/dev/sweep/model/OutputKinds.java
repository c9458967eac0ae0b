package dev.sweep.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the kind of each output seen so far: an output has one kind throughout a sweep.
 *
 * <p>Shared by the workers of a process.
 */
final class OutputKinds {
  private final Map<String, String> kinds = new ConcurrentHashMap<>();

  /**
   * Checks the outputs of one point and remembers those that are new.
   *
   * @throws OutputException if one is of another kind than it was at an earlier point
   */
  void check(Map<String, OutputValue> values) throws OutputException {
    for (Map.Entry<String, OutputValue> entry : values.entrySet()) {
      String got = entry.getValue().kind();
      String wanted = kinds.putIfAbsent(entry.getKey(), got);
      if (wanted != null && !wanted.equals(got)) {
        throw new OutputException(
            "output '%s': got a %s, wanted a %s as at earlier points"
                .formatted(entry.getKey(), got, wanted));
      }
    }
  }
}
