package dev.sweep.cli;

import dev.sweep.run.Progress;
import dev.sweep.run.ProgressListener;

/** Shows a person or a program how far a run is. Called by one thread at a time. */
interface ProgressDisplay extends ProgressListener, AutoCloseable {

  /** Shows a first state, before anything has run. */
  void start(Progress progress);

  /** Shows the last state that it was told. */
  @Override
  void close();
}
