package dev.sweep.parallel.view;

/**
 * A task that can never run: its dependencies ended the wrong way or are unknown, every engine has
 * refused it, or there is no engine it may run on.
 */
public final class ImpossibleTaskException extends TaskException {
  private static final long serialVersionUID = 1;

  ImpossibleTaskException(long task, String reason) {
    super(task, "task " + task + " can never run: " + reason);
  }
}
