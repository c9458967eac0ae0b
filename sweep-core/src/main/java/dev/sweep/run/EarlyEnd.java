package dev.sweep.run;

/** Why a run ended by itself before all of its points were done. */
public sealed interface EarlyEnd {

  /**
   * The points that finished first all failed, and all alike.
   *
   * @param points how many those were at least
   * @param why what the first of them failed with, in one line; empty if that is not known
   */
  record FailedAlike(long points, String why) implements EarlyEnd {}

  /**
   * What is left is unlikely to end before the deadline.
   *
   * @param deadline in milliseconds since 1970
   * @param likelySeconds what most points take at most; 0 if none finished
   */
  record OutOfTime(long deadline, double likelySeconds) implements EarlyEnd {}
}
