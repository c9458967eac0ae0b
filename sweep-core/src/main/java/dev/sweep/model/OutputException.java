package dev.sweep.model;

/** An output that is missing or cannot be taken as it is; the point is a failure. */
final class OutputException extends Exception {
  private static final long serialVersionUID = 1;

  OutputException(String message) {
    super(message);
  }

  /** Returns what is wrong; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
