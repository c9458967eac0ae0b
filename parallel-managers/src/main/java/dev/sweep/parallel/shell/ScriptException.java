package dev.sweep.parallel.shell;

/** A script went wrong; the message tells in which line, and how. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ScriptException(String message) {
    super(message);
  }
}
