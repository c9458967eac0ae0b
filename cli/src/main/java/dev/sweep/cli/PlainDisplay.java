package dev.sweep.cli;

import dev.sweep.run.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** A line every few seconds, for logs. A run shorter than that prints none. */
final class PlainDisplay implements ProgressDisplay {
  private static final double EVERY_SECONDS = 5;

  private final PrintStream err;
  private final String name;
  private double nextAtSeconds = EVERY_SECONDS;

  PlainDisplay(PrintStream err, String name) {
    this.err = err;
    this.name = name;
  }

  @Override
  public void start(Progress progress) {}

  @Override
  public synchronized void progressed(Progress progress) {
    if (progress.elapsedSeconds() >= nextAtSeconds) {
      nextAtSeconds = progress.elapsedSeconds() + EVERY_SECONDS;
      err.println(line(progress));
    }
  }

  private String line(Progress progress) {
    long percent =
        progress.total() == 0 ? 100 : Math.floorDiv(100 * progress.done(), progress.total());
    String left =
        progress.secondsLeft().isPresent()
            ? ", " + Durations.inWords(progress.secondsLeft().getAsDouble()) + " left"
            : "";
    return String.format(
        Locale.ROOT,
        "%s: %s%d of %d points (%d%%), %d failed, %.3g points/s%s",
        name,
        successes(progress),
        progress.done(),
        progress.total(),
        percent,
        progress.counts().withoutResult(),
        progress.pointsPerSecond(),
        left);
  }

  private static String successes(Progress progress) {
    return progress.goal() == null
        ? ""
        : progress.goal().successes() + " of " + progress.goal().wanted() + " successes, ";
  }

  @Override
  public void close() {}
}
