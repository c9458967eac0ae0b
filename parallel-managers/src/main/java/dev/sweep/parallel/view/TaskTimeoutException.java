package dev.sweep.parallel.view;

import java.time.Duration;

/** A task that waited too long for its dependencies, or for an engine. */
public final class TaskTimeoutException extends TaskException {
  private static final long serialVersionUID = 1;

  TaskTimeoutException(long task, Duration timeout) {
    super(task, "task %d had not begun after %s s".formatted(task, timeout.toMillis() / 1000.0));
  }
}
