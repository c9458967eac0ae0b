package dev.sweep.cli;

import dev.sweep.RunObserver;
import dev.sweep.run.Progress;

/** Passes what it hears of a run to the progress display. */
record ConsoleObserver(ProgressDisplay display, Console console, boolean verbose)
    implements RunObserver {

  @Override
  public void started(Progress progress, String manager) {
    if (verbose) {
      console.note(manager);
    }
    display.start(progress);
  }

  @Override
  public void progressed(Progress progress) {
    display.progressed(progress);
  }
}
