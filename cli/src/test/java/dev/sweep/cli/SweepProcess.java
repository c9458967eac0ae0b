package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The sweep command as users run it: the launcher, a process of its own, real files. */
final class SweepProcess implements AutoCloseable {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final long PATIENCE_SECONDS = 60;
  private static final long POLL_NANOS = 10_000_000;

  /** Does without a build, and lets Open MPI run as root and with more ranks than cores. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SWEEP_NO_BUILD",
          "1",
          "OMPI_ALLOW_RUN_AS_ROOT",
          "1",
          "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM",
          "1",
          "OMPI_MCA_rmaps_base_oversubscribe",
          "1",
          "OMPI_MCA_hwloc_base_binding_policy",
          "none",
          "PRTE_MCA_rmaps_default_mapping_policy",
          ":oversubscribe",
          "PRTE_MCA_hwloc_default_binding_policy",
          "none");

  private final Process process;
  private final Path out;
  private final Path err;

  private SweepProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What a finished command left. */
  record Outcome(int exitCode, String out, String err) {}

  /** Runs {@code sweep arguments...} in {@code directory} to its end. */
  static Outcome run(Path directory, Object... arguments) {
    try (SweepProcess sweep = start(directory, arguments)) {
      return sweep.await();
    }
  }

  /** Starts {@code sweep arguments...} in {@code directory}. */
  static SweepProcess start(Path directory, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(PROJECT.resolve("sweep").toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return start(directory, command);
  }

  /** Starts it in a process group of its own, as a shell does with what a user types. */
  static SweepProcess startGroup(Path directory, Object... arguments) {
    List<String> command = new ArrayList<>(List.of("setsid", PROJECT + "/sweep"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return start(directory, command);
  }

  /** Starts any other command that runs sweep in the end. */
  static SweepProcess startCommand(Path directory, List<String> command) {
    return start(directory, command);
  }

  private static SweepProcess start(Path directory, List<String> command) {
    try {
      Path out = Files.createTempFile("sweep", ".out");
      Path err = Files.createTempFile("sweep", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(ENVIRONMENT);
      return new SweepProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns its number: the launcher becomes the command itself. */
  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends it a signal, such as {@code INT}. */
  void signal(String name) {
    run("kill", "-" + name, Long.toString(process.pid()));
  }

  private static void run(String... command) {
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a signal to all processes of its group, as a terminal does on Ctrl-C. */
  void signalGroup(String name) {
    run("kill", "-" + name, "--", "-" + process.pid());
  }

  /** Waits until {@code condition} holds while it runs. */
  void awaitWhileRunning(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive())
          .as("still running, waiting for " + what + "\n" + read(err))
          .isTrue();
      assertThat(System.nanoTime()).as("time to wait for " + what).isLessThan(deadline);
      LockSupport.parkNanos(POLL_NANOS); // its processors are the sweep's as well
    }
  }

  /** Waits for its end, but no longer than {@code patience}; returns whether it has ended. */
  boolean endsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for its end. */
  Outcome await() {
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as("ended in time; it printed\n" + read(out) + read(err)).isTrue();
      return new Outcome(process.exitValue(), read(out), read(err));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
