package dev.sweep.cli;

import dev.sweep.run.Progress;

/** Shows nothing. */
final class SilentDisplay implements ProgressDisplay {
  @Override
  public void start(Progress progress) {}

  @Override
  public void progressed(Progress progress) {}

  @Override
  public void close() {}
}
