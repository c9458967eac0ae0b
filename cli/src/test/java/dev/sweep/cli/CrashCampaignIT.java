package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweep.cli.SweepProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills real runs at random instants, with SIGKILL, several times on the way to one file: whatever
 * is left opens, holds nothing wrong, and comes to the same end as a run that nobody killed.
 *
 * <p>A few kills of each shape by default; {@code -Dsweep.kills=N} makes it N of each, and {@code
 * -Dsweep.seed=S} draws other instants.
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

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @Timeout(value = 2, unit = java.util.concurrent.TimeUnit.HOURS)
  void killedRunsLoseNothingAndEndWithTheSameBits(CrashShape shape, TestReporter reporter)
      throws Exception {
    shape.write(directory);
    Path whole = directory.resolve("whole.h5");
    long start = System.nanoTime();
    runToEnd(shape, whole);
    Duration longest = Duration.ofNanos(System.nanoTime() - start);
    try (KilledFiles files = KilledFiles.comparedWith(whole, shape.expectation())) {
      while (kills < KILLS) {
        killAndEnd(shape, longest, files);
      }
    }
    reporter.publishEntry(
        "%s, seed %d: %d kills, %d before there was a file, %d with points done and pending; %d files ended"
            .formatted(shape, SEED, kills, beforeTheFile, midway, filesEnded));
  }

  /** One file: kills, each in the run that carries on from the one before, then a last run. */
  private void killAndEnd(CrashShape shape, Duration longest, KilledFiles files)
      throws IOException {
    Path file = directory.resolve("killed.h5");
    int inARow = 1 + random.nextInt(Math.min(MOST_IN_A_ROW, KILLS - kills));
    for (int i = 0; i < inARow && kill(file, longest); i++) {
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
  private boolean kill(Path file, Duration longest) {
    Duration instant = Duration.ofNanos(random.nextLong(longest.toNanos() / 5, longest.toNanos()));
    try (SweepProcess sweep = start(file)) {
      if (sweep.endsWithin(instant)) {
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
