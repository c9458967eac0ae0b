package dev.sweep.model;

import org.jspecify.annotations.Nullable;

/** A model that is broken as a whole, whatever the point: it ends the run. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is broken, and what was wanted instead
   */
  public ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
