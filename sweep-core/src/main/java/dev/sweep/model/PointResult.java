package dev.sweep.model;

/** What came of one point. */
sealed interface PointResult {

  /** It was computed. */
  record Computed(Outputs outputs) implements PointResult {}

  /**
   * It has no outputs.
   *
   * @param status {@link Status#FAILED} or {@link Status#TIMED_OUT}
   * @param kind as in {@link PointFailure}
   * @param message as in {@link PointFailure}
   * @param log as in {@link PointFailure}
   */
  record Failed(Status status, String kind, String message, String log) implements PointResult {
    /** Makes the result of a point whose outputs cannot be taken. */
    static Failed ofOutput(String message, String log) {
      return new Failed(Status.FAILED, "output", message, log);
    }
  }

  /**
   * The model has told that there is none, and is in order itself.
   *
   * @param reason one line
   */
  record Refused(String reason) implements PointResult {
    /** Returns what it counts as. */
    Failed asFailed() {
      return new Failed(Status.FAILED, "error", reason, "");
    }
  }

  /**
   * It was found not to be worth computing: it has failed, for good.
   *
   * @param reason one line
   */
  record Hopeless(String reason) implements PointResult {}

  /** The run was stopped before it was finished: it stays pending. */
  record BrokenOff() implements PointResult {}

  /** Returns whether {@code result} is that the point took too long. */
  static boolean isTimeout(PointResult result) {
    return result instanceof Failed failed && failed.status() == Status.TIMED_OUT;
  }
}
