package dev.sweep.cli;

import dev.sweep.parallel.HostName;
import dev.sweep.parallel.Launcher;
import dev.sweep.parallel.ManagerException;
import dev.sweep.parallel.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps the ranks that an MPI launcher started from all talking at once: only the root does. */
final class Peers {
  private static final Duration ROOT_SPEAKS = Duration.ofSeconds(3);

  private Peers() {}

  /**
   * Returns what started this process, if it was an MPI launcher.
   *
   * @throws ManagerException if the environment makes no sense
   */
  static Optional<Launcher> launcher() {
    return Launcher.detect(System.getenv());
  }

  /** Returns this process's number among several, if it is not the root; empty if it is. */
  static Optional<Integer> rankBesideTheRoot() {
    try {
      Launcher launcher = launcher().orElse(null);
      return launcher == null || !launcher.hasPeers() || launcher.isRoot()
          ? Optional.empty()
          : Optional.of(launcher.rank().orElseThrow());
    } catch (ManagerException e) {
      return Optional.empty(); // whoever opens the manager is told
    }
  }

  /**
   * Gives the root time to say what is wrong, and returns {@code code}: a launcher ends all others
   * as soon as one rank ends with a failure.
   */
  static int letTheRootSpeak(int code) {
    try {
      Thread.sleep(ROOT_SPEAKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return code;
  }

  /**
   * Gives the root time to say what may be wrong there too, unless {@code stop} is requested: a
   * launcher ends all others as soon as one rank ends with a failure.
   *
   * @return whether the root had its time, and has not ended the job
   */
  static boolean outwaitTheRoot(StopSignal stop) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    try (StopSignal.Registration _ = stop.onRequest(stopped::countDown)) {
      return !stopped.await(ROOT_SPEAKS.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Lets everything that is printed in this process, by whomever, come out on standard error as
   * lines that begin with its rank.
   *
   * @return the console of such a process, on which nothing is a result
   */
  static Console redirectOutput(int rank) {
    PrintStream lines =
        new PrintStream(
            new LinePrefix(new FileOutputStream(FileDescriptor.err), "rank " + rank + ": "),
            false,
            System.err.charset());
    System.setOut(lines);
    System.setErr(lines);
    return new Console(Console.silent().out(), lines, false, "sweep on " + HostName.local(), false);
  }
}
