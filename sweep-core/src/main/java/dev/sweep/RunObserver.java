package dev.sweep;

import dev.sweep.run.Progress;
import dev.sweep.run.ProgressListener;

/** Hears of a run as it goes. */
public interface RunObserver extends ProgressListener {

  /** The run begins, on the manager that {@code manager} tells and why. */
  void started(Progress progress, String manager);
}
