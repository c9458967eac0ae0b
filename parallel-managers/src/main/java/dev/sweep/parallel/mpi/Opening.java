package dev.sweep.parallel.mpi;

import dev.sweep.parallel.HostName;
import dev.sweep.parallel.Launcher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The time in which a rank opens MPI. It waits for all the others then, inside a native call that
 * heeds no interrupt and has no end of its own; one that has died before it came there is waited
 * for without limit. So the process is halted when that takes too long, and when it is told to end.
 */
final class Opening {
  /** The exit code of a process that was told to end before MPI was open. */
  static final int INTERRUPTED = 130;

  private final Launcher launcher;
  private final Consumer<String> log;
  private final Duration timeout;
  private final CompletableFuture<MpiComm> opened = new CompletableFuture<>();

  /**
   * @param log takes what this rank has to say before it is halted
   * @param timeout how long it may take; 0 for ever
   */
  Opening(Launcher launcher, Consumer<String> log, Duration timeout) {
    this.launcher = launcher;
    this.log = log;
    this.timeout = timeout;
  }

  /** Returns what {@code start} does, or throws that. */
  MpiComm run(Supplier<MpiComm> start) {
    if (timeout.isPositive()) {
      Thread.ofPlatform().daemon().name("mpi-opening").start(this::haltIfNeverOpen);
    }
    try {
      MpiComm comm = start.get();
      opened.complete(comm);
      return comm;
    } catch (Throwable e) {
      opened.completeExceptionally(e);
      throw e;
    }
  }

  /**
   * Does what is due when the process ends: {@code ifOpen}, or nothing if MPI was refused; if it is
   * not open after {@code grace} yet, halts the process.
   */
  void end(Duration grace, Consumer<MpiComm> ifOpen) {
    try {
      ifOpen.accept(opened.get(grace.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      Runtime.getRuntime().halt(INTERRUPTED);
    } catch (ExecutionException | InterruptedException e) {
      // Nobody waits for a rank that MPI has refused.
    }
  }

  private void haltIfNeverOpen() {
    try {
      opened.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      halt();
    } catch (ExecutionException | InterruptedException e) {
      // It was refused, and the one who opens is told.
    }
  }

  private void halt() {
    try {
      log.accept(complaint());
    } finally {
      Runtime.getRuntime().halt(MpiLauncher.ABORTED);
    }
  }

  private String complaint() {
    String rank = launcher.rank().isPresent() ? "rank " + launcher.rank().getAsInt() : "a rank";
    return """
    %s on %s: %s, but they have not all come together in MPI_Init within %d s (%s); \
    one may have ended before it, or run another program: look for what the others have said, \
    and whether their hosts reach each other; this rank ends
    """
        .formatted(rank, HostName.local(), launcher, timeout.toSeconds(), Heartbeat.TIMEOUT);
  }
}
