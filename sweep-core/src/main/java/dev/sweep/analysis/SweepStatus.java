package dev.sweep.analysis;

import dev.sweep.results.FileHolder;
import dev.sweep.results.ResultsReader;
import dev.sweep.results.StatusCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a sweep is, seen from outside the process that runs it.
 *
 * @param holder who runs it, or was killed while running it; empty otherwise, or if it does not say
 * @param now when this was looked up
 */
public record SweepStatus(
    Path file,
    String name,
    State state,
    StatusCounts counts,
    Optional<FileHolder> holder,
    Instant now) {

  /** What becomes of the sweep. */
  public enum State {
    /** A process writes the file. */
    RUNNING,
    /** Every point has been run. */
    FINISHED,
    /** Whoever wrote the file was killed; the same command carries on. */
    KILLED,
    /** It was stopped, or is a part of a sweep; the same command carries on. */
    UNFINISHED
  }

  /**
   * Looks at a file, without disturbing who writes it.
   *
   * @throws dev.sweep.results.ResultsException if it is not one of sweep's
   */
  public static SweepStatus of(Path file) throws IOException {
    try (ResultsReader results = ResultsReader.open(file)) {
      boolean running = results.isBeingWritten();
      boolean killed = !running && results.isLeftByAKill();
      StatusCounts counts = results.statusCounts();
      Optional<FileHolder> holder = running || killed ? results.holder() : Optional.empty();
      State state = state(running, killed, counts.pending());
      return new SweepStatus(file, results.name(), state, counts, holder, Instant.now());
    }
  }

  private static State state(boolean running, boolean killed, long pending) {
    if (running) {
      return State.RUNNING;
    }
    if (killed) {
      return State.KILLED;
    }
    return pending == 0 ? State.FINISHED : State.UNFINISHED;
  }

  /** Returns how many points have become done in a second, since the run began; if it runs. */
  public OptionalDouble pointsPerSecond() {
    FileHolder.Start run = run();
    return state == State.RUNNING && run != null ? rate(run) : OptionalDouble.empty();
  }

  private FileHolder.@Nullable Start run() {
    return holder.isPresent() ? holder.get().run() : null;
  }

  private OptionalDouble rate(FileHolder.Start run) {
    double seconds = Duration.between(run.since(), now).toMillis() * 1e-3;
    return seconds >= 1 ? OptionalDouble.of(gained(run) / seconds) : OptionalDouble.empty();
  }

  /** Returns how long the run will take still, should its mean rate last. */
  public OptionalDouble secondsLeft() {
    FileHolder.Start run = run();
    double rate = pointsPerSecond().orElse(0);
    return run != null && rate > 0 ? OptionalDouble.of(left(run) / rate) : OptionalDouble.empty();
  }

  private long left(FileHolder.Start run) {
    return Math.max(0, run.left() - gained(run));
  }

  private long gained(FileHolder.Start run) {
    return Math.max(0, counts.done() - run.done());
  }
}
