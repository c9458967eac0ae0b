package dev.sweep.parallel.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a task.
 *
 * @param task its number, which no other task of this JVM has
 * @param engine the engine that ran it last; empty if none did yet
 * @param submitted when it was submitted
 * @param started when it began, by the engine's clock; empty if it did not, or nobody knows
 * @param completed when it ended, by the engine's clock; empty as {@code started}
 * @param stdout what it printed to {@code System.out}, up to 64 KiB
 * @param stderr what it printed to {@code System.err}, up to 64 KiB
 */
public record TaskMetadata(
    long task,
    OptionalInt engine,
    Instant submitted,
    Optional<Instant> started,
    Optional<Instant> completed,
    String stdout,
    String stderr) {

  /** Returns how long it ran; nothing, if it has not run to its end. */
  public Duration duration() {
    return started.isEmpty() || completed.isEmpty()
        ? Duration.ZERO
        : Duration.between(started.get(), completed.get());
  }
}
