package dev.sweep;

import dev.sweep.run.Progress;
import dev.sweep.run.ProgressListener;

/** Hears of a run as it goes; in a group of several processes, on the root alone. */
public interface RunObserver extends ProgressListener {

  /** The configuration is read; nothing has run yet. */
  default void loaded(Sweep sweep) {}

  /** The run begins, on the manager that {@code manager} tells and why. */
  void started(Progress progress, String manager);
}
