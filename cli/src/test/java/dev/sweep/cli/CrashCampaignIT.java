package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills real runs at random instants, with SIGKILL, several times on the way to one file: whatever
 * is left opens, holds nothing wrong, and comes to the same end as a run that nobody killed.
 *
 * <p>A few kills of each shape by default; {@code -Dsweep.kills=N} makes it N of each, and {@code
 * -Dsweep.seed=S} draws other instants. It prints a line for each file that came to its end.
 */
final class CrashCampaignIT {
  private static final int KILLS = Integer.getInteger("sweep.kills", 3);
  private static final long SEED = Long.getLong("sweep.seed", 2026);
  private static final int MOST_IN_A_ROW = 4;

  @TempDir Path directory;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private int kills;
  private int beforeTheFile;
  private int midway;
  private int filesEnded;

  /** The time of the fastest run that went from nothing to its end: kills fall within it. */
  private Duration wholeRun = ChronoUnit.FOREVER.getDuration();

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @Timeout(value = 2, unit = java.util.concurrent.TimeUnit.HOURS)
  void killedRunsLoseNothingAndEndWithTheSameBits(CrashShape shape) throws Exception {
    shape.write(directory);
    Path whole = directory.resolve("whole.h5");
    long start = System.nanoTime();
    runToEnd(shape, whole);
    noteWholeRun(start);
    try (KilledFiles files = KilledFiles.comparedWith(whole, shape.expectation())) {
      while (kills < KILLS) {
        killAndEnd(shape, files);
        System.out.printf(
            "%s, seed %d: %d of %d kills, %d before there was a file, %d with points done and pending; %d files ended%n",
            shape, SEED, kills, KILLS, beforeTheFile, midway, filesEnded);
      }
    }
  }

  /** A machine that was busy for a while must not make all later kills come too late. */
  private void noteWholeRun(long start) {
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    wholeRun = taken.compareTo(wholeRun) < 0 ? taken : wholeRun;
  }

  /** One file: kills, each in the run that carries on from the one before, then a last run. */
  private void killAndEnd(CrashShape shape, KilledFiles files) throws IOException {
    Path file = directory.resolve("killed.h5");
    int inARow = 1 + random.nextInt(Math.min(MOST_IN_A_ROW, KILLS - kills));
    for (int i = 0; i < inARow && kill(file); i++) {
      kills++;
      check(file, files);
    }
    runToEnd(shape, file);
    files.checkEnded(file);
    filesEnded++;
    assertThat(directory.resolve("killed.h5.journal")).doesNotExist();
    assertThat(directory.resolve("killed.h5.lock")).doesNotExist();
    Files.delete(file);
  }

  private void check(Path file, KilledFiles files) throws IOException {
    if (!Files.exists(file)) {
      beforeTheFile++;
      return;
    }
    long done = files.checkKilled(file);
    midway += done > 0 && Files.exists(directory.resolve("killed.h5.lock")) ? 1 : 0;
  }

  /** Kills a run at a random instant; false if it came to its end before. */
  private boolean kill(Path file) {
    Duration instant =
        Duration.ofNanos(random.nextLong(wholeRun.toNanos() / 5, wholeRun.toNanos()));
    boolean anew = !Files.exists(file);
    long start = System.nanoTime();
    try (SweepProcess sweep = start(file)) {
      if (sweep.endsWithin(instant)) {
        if (anew) {
          noteWholeRun(start);
        }
        return false;
      }
      sweep.signal("KILL");
      return sweep.await().exitCode() == 137;
    }
  }

  private void runToEnd(CrashShape shape, Path file) {
    try (SweepProcess sweep = start(file)) {
      Outcome outcome = sweep.await();
      // 0 also where all was done already but for the very end
      assertThat(outcome.exitCode()).as(outcome.err()).isIn(0, shape.exitCode());
    }
  }

  private SweepProcess start(Path file) {
    return SweepProcess.start(directory, "run", "c.yaml", "-w", 2, "-q", "-o", file);
  }
}
