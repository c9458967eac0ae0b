package dev.sweep.parallel.view;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/** What a task's function threw: the cause, with its stack as it was on the engine. */
public final class RemoteException extends TaskException {
  private static final long serialVersionUID = 1;

  RemoteException(long task, int engine, String place, Throwable cause) {
    super(
        task, engine, "task %d on engine %d (%s): %s".formatted(task, engine, place, cause), cause);
  }

  /** Returns the stack trace that the engine would have printed. */
  public String remoteStack() {
    StringWriter stack = new StringWriter();
    Objects.requireNonNull(getCause()).printStackTrace(new PrintWriter(stack, true));
    return stack.toString();
  }
}
