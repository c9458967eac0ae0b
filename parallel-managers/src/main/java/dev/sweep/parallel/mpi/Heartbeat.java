package dev.sweep.parallel.mpi;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells once a second that this rank lives, and ends the job when another has been silent for too
 * long: every rank tells the root, and the root every rank.
 *
 * <p>A timer of its own beats, through the MPI thread, whatever else goes on here. Silence is
 * counted in beats of this timer, not in seconds: a process that was suspended itself must not
 * blame the others when it wakes. Nor can it hear anybody while its MPI thread is inside a call;
 * such beats count against that call instead.
 */
final class Heartbeat implements AutoCloseable {
  /** Names how many seconds of silence end the job; 0 for never. */
  static final String TIMEOUT = "SWEEP_MPI_TIMEOUT";

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  private static final long LONGEST_BEAT_MILLIS = 1_000;
  private static final int SHORTEST_TIMEOUT_BEATS = 4;
  private static final byte[] NOTHING = {};

  private final RankGroup group;
  private final Duration timeout;
  private final int mostBeats;
  private final AtomicIntegerArray silentBeats;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());
  private volatile boolean served = true;
  private volatile boolean leaving;
  private int stuckBeats;

  Heartbeat(RankGroup group, Duration timeout) {
    this.group = group;
    this.timeout = timeout;
    this.silentBeats = new AtomicIntegerArray(group.size());
    long beatMillis = Math.min(LONGEST_BEAT_MILLIS, timeout.toMillis() / SHORTEST_TIMEOUT_BEATS);
    this.mostBeats = beatMillis == 0 ? 0 : Math.toIntExact(timeout.toMillis() / beatMillis);
    if (group.size() > 1 && mostBeats > 0) {
      group.onMessage(Tag.HEARTBEAT, (source, _) -> silentBeats.set(source, 0));
      Runnable beat = guarded(this::beat, timer::shutdown, group::fail);
      Future<?> _ = timer.scheduleWithFixedDelay(beat, 0, beatMillis, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Returns the time-out that the environment variable {@link #TIMEOUT} asks for.
   *
   * @throws MpiException if it is not a number of seconds
   */
  static Duration timeout(@Nullable String seconds) {
    if (seconds == null) {
      return DEFAULT_TIMEOUT;
    }
    try {
      return Duration.ofSeconds(whole(seconds));
    } catch (NumberFormatException e) {
      throw new MpiException(
          "environment variable %s: got '%s', wanted a whole number of seconds, or 0 for never"
              .formatted(TIMEOUT, seconds));
    }
  }

  private static int whole(String seconds) {
    int number = Integer.parseInt(seconds);
    if (number < 0) {
      throw new NumberFormatException("negative");
    }
    return number;
  }

  /** From here on the others may be silent, but the MPI thread must come to its end in time. */
  void leaving() {
    leaving = true;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /**
   * Returns {@code beat} for a timer, which would swallow what it throws: that stops the timer and,
   * unless the MPI thread is closed, goes to {@code failing}.
   */
  static Runnable guarded(Runnable beat, Runnable stop, Consumer<Throwable> failing) {
    return () -> {
      try {
        beat.run();
      } catch (IllegalStateException e) {
        stop.run(); // The MPI thread is closed, or broken and ends the job.
      } catch (Throwable e) {
        // Without its beats the others would blame this rank, and not know for what.
        stop.run();
        failing.accept(e);
      }
    };
  }

  private void beat() {
    if (!leaving && served) {
      beatAndListen();
    } else {
      countStuck();
    }
  }

  private void beatAndListen() {
    stuckBeats = 0;
    served = false;
    if (group.isRoot()) {
      for (int rank = 1; rank < group.size(); rank++) {
        beat(rank);
      }
    } else {
      beat(RankGroup.ROOT);
    }
    Future<?> _ = group.submit(_ -> served = true);
  }

  private void beat(int rank) {
    group.send(rank, Tag.HEARTBEAT, NOTHING);
    if (silentBeats.incrementAndGet(rank) > mostBeats) {
      group.abort(
          "nothing was heard of %s for %d s (%s); it, or the network, is gone or stopped; aborting"
              .formatted(group.describe(rank), timeout.toSeconds(), TIMEOUT));
    }
  }

  private void countStuck() {
    stuckBeats++;
    if (stuckBeats > mostBeats) {
      String where = leaving ? "leaving the job" : "in one call of MPI";
      group.abort(
          "the MPI thread has been %s for %d s (%s); some rank, or the network, is gone; aborting"
              .formatted(where, timeout.toSeconds(), TIMEOUT));
    }
  }
}
