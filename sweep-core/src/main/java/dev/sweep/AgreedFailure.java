package dev.sweep;

/** A failure that every rank knows of, so that all of them go on to the end of the job together. */
final class AgreedFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Exception reason;

  /**
   * @param reason what to tell the user, on the root; anything on other ranks
   */
  AgreedFailure(Exception reason) {
    super(reason);
    this.reason = reason;
  }

  Exception reason() {
    return reason;
  }
}
