package dev.sweep.cli;

import dev.sweep.parallel.StopSignal;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C and SIGTERM into an orderly stop.
 *
 * <p>Both make the JVM run its shutdown hooks. Ours asks the run to stop, waits until the command
 * has committed and told the user, and ends the process with the command's exit code; without that
 * it would be the signal's, and the process could end before the last commit. Close it when the
 * command is done, so that an exit afterwards is an ordinary one.
 *
 * <p>A model that calls System.exit comes here as well: it stops the run in the same way, but is to
 * blame for it.
 */
final class Interruption implements AutoCloseable {
  private final StopSignal stop;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "interruption");
  private volatile boolean interrupted;
  private volatile Optional<String> exitCall = Optional.empty();
  private volatile int exitCode = ExitCode.INTERRUPTED;

  private Interruption(StopSignal stop) {
    this.stop = stop;
  }

  /** Begins to listen; an interruption requests {@code stop}. */
  static Interruption listen(StopSignal stop) {
    Interruption interruption = new Interruption(stop);
    try {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
    } catch (IllegalStateException e) {
      // The signal came before us; the process ends in a moment, whatever we do.
      interruption.interrupted = true;
      stop.request();
    }
    return interruption;
  }

  /** Returns who called System.exit, if it was that and not the user who interrupted. */
  Optional<String> exitCall() {
    return exitCall;
  }

  /** Says with which code the process is to end, should it have been interrupted; returns it. */
  int endWith(int code) {
    exitCode = code;
    return code;
  }

  private void stopAndWait() {
    exitCall = ExitCall.find();
    interrupted = true;
    stop.request();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.close();
    System.err.close();
    Runtime.getRuntime().halt(exitCode);
  }

  @Override
  public void close() {
    done.countDown();
    if (!interrupted) {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal came just now: the hook runs and finds the command done.
    }
  }
}
