package dev.sweep.model;

/** Makes one line of what has several. */
final class OneLine {
  private OneLine() {}

  /**
   * Returns the class's short name and the message, as in {@code ArithmeticException: / by zero}.
   */
  static String of(Throwable thrown) {
    String name = thrown.getClass().getName();
    String shortName = name.substring(name.lastIndexOf('.') + 1);
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return shortName;
    }
    return shortName + ": " + of(message);
  }

  /** Returns {@code text} with its lines joined by blanks. */
  static String of(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
