package dev.sweep.parallel.view;

/** A task that was aborted before it began, or cancelled while it ran. */
public final class AbortedException extends TaskException {
  private static final long serialVersionUID = 1;

  AbortedException(long task, String how) {
    super(task, "task " + task + " " + how);
  }
}
