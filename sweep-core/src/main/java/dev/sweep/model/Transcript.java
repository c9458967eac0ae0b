package dev.sweep.model;

/**
 * Hears what passes between sweep and the program of a model, for those who repeat a point by hand.
 * Safe for use by many threads.
 */
public interface Transcript {
  /** Hears nothing. */
  Transcript NONE =
      new Transcript() {
        @Override
        public void said(String who, String text) {}

        @Override
        public boolean listens() {
          return false;
        }
      };

  /**
   * Something was said.
   *
   * @param who whose words they are: {@code command}, {@code stdout}, {@code to worker} ...
   * @param text one line or several, of a length that is bounded; may be empty
   */
  void said(String who, String text);

  /** Returns whether it is worth while to say anything. */
  default boolean listens() {
    return true;
  }
}
