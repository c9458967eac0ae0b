package dev.sweep.cli;

import dev.sweep.run.Progress;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with points done, failed, rate and time left, drawn over a few times a second. */
final class BarDisplay implements ProgressDisplay {
  private static final int DRAW_EVERY_MILLIS = 200;

  private static final int COLUMNS_IF_UNKNOWN = 80;

  private final PrintStream err;
  private final String name;
  private @Nullable ProgressBar bar;

  BarDisplay(PrintStream err, String name) {
    this.err = err;
    this.name = name;
  }

  @Override
  public synchronized void start(Progress progress) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setUnit(progress.goal() == null ? " points" : " successes", 1)
            .setInitialMax(most(progress))
            .startsFrom(reached(progress), Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(DRAW_EVERY_MILLIS)
            .showSpeed()
            .setConsumer(new ConsoleProgressBarConsumer(err, columns()))
            .build();
  }

  @Override
  public synchronized void progressed(Progress progress) {
    if (bar != null) {
      bar.stepTo(reached(progress));
      long withoutResult = progress.counts().withoutResult();
      bar.setExtraMessage(withoutResult == 0 ? "" : " " + withoutResult + " failed");
    }
  }

  private static long most(Progress progress) {
    return progress.goal() == null ? progress.total() : progress.goal().wanted();
  }

  private static long reached(Progress progress) {
    return progress.goal() == null ? progress.done() : progress.goal().successes();
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /**
   * Returns the terminal's width, which the launcher has found out. Left to itself the library
   * would ask JLine, which takes Ctrl-C away from us.
   */
  private static int columns() {
    int columns = Integer.getInteger("sweep.columns", COLUMNS_IF_UNKNOWN);
    return columns > 0 ? columns : COLUMNS_IF_UNKNOWN;
  }
}
