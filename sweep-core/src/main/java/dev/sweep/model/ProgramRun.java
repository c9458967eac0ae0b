package dev.sweep.model;

import dev.sweep.parallel.RankVariables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs programs, one after the other, each until it ends or has to be ended. */
final class ProgramRun {
  private static final File NO_INPUT = new File("/dev/null");
  private static final int STDOUT_TAIL_BYTES = 1 << 20;
  private static final int STDERR_TAIL_BYTES = 1 << 16;
  private static final long LARGEST_OUTPUT_BYTES = 1L << 30;
  private static final long POLL_MILLIS = 20;

  private final Path directory;
  private final @Nullable Duration timeout;

  /**
   * @param directory where files may be created for a moment
   * @param timeout for each program; null for none
   */
  ProgramRun(Path directory, @Nullable Duration timeout) {
    this.directory = directory;
    this.timeout = timeout;
  }

  /** How a program came to its end. */
  enum Ending {
    EXITED,
    TIMED_OUT,
    STOPPED,
    /** It wrote more than any model should. */
    FLOODED
  }

  /**
   * A program that has ended.
   *
   * @param exitCode 128 and the signal's number if it died by one
   * @param stdout what it wrote to its standard output, the last mebibyte of it
   * @param stderr what it wrote to its standard error, the last 64 kibibytes of it
   */
  record Ended(Ending ending, int exitCode, String stdout, String stderr) {}

  /**
   * Starts the program of {@code invocation} and waits for its end.
   *
   * @throws ProgramStartException if it cannot be started
   * @throws Exception if finished points could not be handed on meanwhile; the program was killed
   */
  Ended run(Invocation invocation, BlockModel.StopSignal stop) throws Exception {
    Map<String, String> environment = new HashMap<>(invocation.environment());
    String mark = Leftovers.shared().mark(environment);
    try {
      return run(invocation, environment, stop);
    } finally {
      Leftovers.shared().ended(mark);
    }
  }

  private Ended run(
      Invocation invocation, Map<String, String> environment, BlockModel.StopSignal stop)
      throws Exception {
    try (CapturedOutput stdout = CapturedOutput.create(directory, "stdout");
        CapturedOutput stderr = CapturedOutput.create(directory, "stderr")) {
      Watchdog.shared().prepare();
      Process process = start(invocation, environment, stdout, stderr);
      Watchdog.shared().watch(process);
      stdout.unlink();
      stderr.unlink();
      Ending ending = Ending.STOPPED;
      try {
        ending = await(process, stop, stdout, stderr);
      } finally {
        if (ending != Ending.EXITED) {
          ProcessTree.kill(process);
        }
      }
      Watchdog.shared().release(process);
      return new Ended(
          ending,
          ending == Ending.EXITED ? process.exitValue() : -1,
          stdout.tail(STDOUT_TAIL_BYTES),
          stderr.tail(STDERR_TAIL_BYTES));
    }
  }

  private Process start(
      Invocation invocation,
      Map<String, String> environment,
      CapturedOutput stdout,
      CapturedOutput stderr)
      throws IOException, ProgramStartException {
    ProcessBuilder builder = new ProcessBuilder(invocation.argv());
    RankVariables.removeFrom(builder.environment());
    builder.environment().putAll(environment);
    if (invocation.directory() != null) {
      builder.directory(invocation.directory().toFile());
    }
    builder.redirectOutput(stdout.redirect());
    builder.redirectError(stderr.redirect());
    String input = invocation.stdin();
    if (input == null) {
      return started(builder.redirectInput(NO_INPUT));
    }
    Path file = Files.writeString(directory.resolve("stdin"), input);
    try {
      return started(builder.redirectInput(file.toFile()));
    } finally {
      Files.delete(file); // the process has it open
    }
  }

  private static Process started(ProcessBuilder builder) throws ProgramStartException {
    try {
      return builder.start();
    } catch (IOException refusal) {
      throw ProgramStartException.of(builder.command().getFirst(), refusal);
    }
  }

  private Ending await(
      Process process, BlockModel.StopSignal stop, CapturedOutput stdout, CapturedOutput stderr)
      throws Exception {
    long start = System.nanoTime();
    long limit = timeout == null ? Long.MAX_VALUE : timeout.toNanos();
    try {
      while (true) {
        long left = limit - (System.nanoTime() - start);
        long wait = Math.min(left, TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        if (process.waitFor(wait, TimeUnit.NANOSECONDS)) {
          return Ending.EXITED;
        } else if (stop.stopRequested()) {
          return Ending.STOPPED;
        } else if (left <= 0) {
          return Ending.TIMED_OUT;
        } else if (stdout.size() + stderr.size() > LARGEST_OUTPUT_BYTES) {
          return Ending.FLOODED;
        }
        stop.waiting();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Ending.STOPPED;
    }
  }
}
