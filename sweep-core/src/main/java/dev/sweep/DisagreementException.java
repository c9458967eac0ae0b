package dev.sweep;

/** Ranks of one job that cannot run one sweep together, because they are not alike. */
public final class DisagreementException extends Exception {
  private static final long serialVersionUID = 1;

  DisagreementException(String message) {
    super(message);
  }
}
