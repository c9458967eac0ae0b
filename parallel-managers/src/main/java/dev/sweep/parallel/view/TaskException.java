package dev.sweep.parallel.view;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A task that came to no result, and why. */
public sealed class TaskException extends RuntimeException
    permits AbortedException,
        EngineLostException,
        ImpossibleTaskException,
        RemoteException,
        TaskTimeoutException {
  private static final long serialVersionUID = 1;
  private static final int NONE = -1;

  private final long task;
  private final int engine;

  TaskException(long task, String message) {
    this(task, NONE, message, null);
  }

  TaskException(long task, int engine, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.task = task;
    this.engine = engine;
  }

  /** Returns the number of the task. */
  public long task() {
    return task;
  }

  /** Returns the engine that ran it, if one did. */
  public OptionalInt engine() {
    return engine == NONE ? OptionalInt.empty() : OptionalInt.of(engine);
  }
}
