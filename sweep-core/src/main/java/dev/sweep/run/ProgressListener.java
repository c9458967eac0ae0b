package dev.sweep.run;

/** Hears how far a run is, after each commit, from a thread of the sink. */
@FunctionalInterface
public interface ProgressListener {
  /** The run is now as far as {@code progress} says. */
  void progressed(Progress progress);
}
