package dev.sweep.model;

/** Finds the last line of a text that says something. */
final class LastLine {
  private LastLine() {}

  /**
   * Returns the last line that is not blank, without the space around it; empty if there is none.
   */
  static String of(String text) {
    String stripped = text.stripTrailing();
    int start = Math.max(stripped.lastIndexOf('\n'), stripped.lastIndexOf('\r')) + 1;
    return stripped.substring(start).strip();
  }
}
