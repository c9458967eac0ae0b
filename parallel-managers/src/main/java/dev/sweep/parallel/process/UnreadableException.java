package dev.sweep.parallel.process;

/**
 * Stands for an exception of another process that could not be brought over: its class is not known
 * here, or holds what cannot be written.
 */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String className;
  private final String remoteStack;

  UnreadableException(String className, String text, String remoteStack) {
    super(text);
    this.className = className;
    this.remoteStack = remoteStack;
  }

  /** Returns the name of its class there. */
  public String className() {
    return className;
  }

  /** Returns its stack trace there, with its causes, as it would be printed. */
  public String remoteStack() {
    return remoteStack;
  }
}
