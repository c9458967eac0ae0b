package dev.sweep.parallel.view;

/** The engine that was to run a task, or ran it, is gone: nobody knows how far it came. */
public final class EngineLostException extends TaskException {
  private static final long serialVersionUID = 1;

  EngineLostException(long task, int engine, String place, Throwable cause) {
    super(
        task,
        engine,
        "task %d is lost with engine %d (%s): %s".formatted(task, engine, place, cause),
        cause);
  }
}
