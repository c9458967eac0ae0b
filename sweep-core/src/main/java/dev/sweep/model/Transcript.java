package dev.sweep.model;

/**
 * Hears what passes between sweep and the program of a model, for those who repeat a point by hand.
 * Safe for use by many threads.
 */
@FunctionalInterface
public interface Transcript {
  /** Hears nothing. */
  Transcript NONE = (_, _) -> {};

  /**
   * Something was said.
   *
   * @param who whose words they are: {@code command}, {@code stdout}, {@code to worker} ...
   * @param text one line or several, of a length that is bounded; may be empty
   */
  void said(String who, String text);
}
