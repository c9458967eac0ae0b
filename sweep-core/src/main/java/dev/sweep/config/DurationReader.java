package dev.sweep.config;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads durations such as {@code 500ms}, {@code 30s}, {@code 1.5m}, {@code 2h}. */
record DurationReader(Faults faults) {
  /** Returns the positive duration; null after noting a fault. */
  @Nullable Duration read(Node node, String what) {
    Optional<Duration> read =
        node instanceof Node.Scalar scalar ? DurationText.parse(scalar.text()) : Optional.empty();
    if (read.isPresent()) {
      return read.get();
    }
    faults.add(
        node.position(),
        what + " must be a positive time such as 500ms, 30s, 10m or 2h, not " + node.described());
    return null;
  }
}
