package dev.sweep.run;

import dev.sweep.parallel.StopSignal;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run that has a deadline: at that moment, whatever is being computed then, and before it
 * hands out nothing more once a worker has left points for want of time. Safe for use by many
 * threads.
 */
final class LastCall implements AutoCloseable {
  private final Deadline deadline;
  private final Curfew curfew;
  private final ClosableQueue queue;
  private final @Nullable ScheduledExecutorService alarm;
  private volatile boolean called;

  /**
   * @param stop ends the run
   */
  LastCall(Deadline deadline, Curfew curfew, ClosableQueue queue, StopSignal stop) {
    this.deadline = deadline;
    this.curfew = curfew;
    this.queue = queue;
    this.alarm = deadline.exists() ? set(stop) : null;
  }

  private ScheduledExecutorService set(StopSignal stop) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadline").factory());
    var _ =
        timer.schedule(
            () -> {
              call();
              stop.request();
            },
            Math.max(0, deadline.millisLeft()),
            TimeUnit.MILLISECONDS);
    return timer;
  }

  /** A worker has left points for want of time: the next one would do the same. */
  void call() {
    called = true;
    queue.close();
  }

  /** Returns what ended the run, if this did. */
  Optional<EarlyEnd> end() {
    return called
        ? Optional.of(new EarlyEnd.OutOfTime(deadline.epochMillis(), curfew.likelySeconds()))
        : Optional.empty();
  }

  @Override
  public void close() {
    if (alarm != null) {
      alarm.shutdownNow();
    }
  }
}
