package dev.sweep.parallel.view;

/**
 * Thrown by a function of a load-balanced task to say that this engine cannot run it: another one
 * is asked then, and none twice.
 */
public final class UnmetDependencyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public UnmetDependencyException(String reason) {
    super(reason);
  }
}
