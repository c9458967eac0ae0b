package dev.sweep.parallel.process;

import dev.sweep.parallel.ChildOptions;
import dev.sweep.parallel.RankVariables;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JVM started by this one, with the same class path, that runs a {@link ChildProgram} and talks
 * with this process in messages.
 *
 * <p>The child ends at once when this process is gone, however that ended, and whatever the child
 * is doing; it takes no notice of Ctrl-C. What it prints, on either stream, goes to the log of its
 * options. Its standard input is empty. Safe for use by many threads.
 *
 * {@snippet :
 * try (ChildJvm child = ChildJvm.start(EchoProgram.class, ChildOptions.standard())) {
 *   child.send(question);
 *   byte[] answer = child.receive(10_000);
 * }
 * }
 */
public final class ChildJvm implements AutoCloseable {
  private static final long START_MILLIS = 60_000;
  private static final long EXIT_MILLIS = 2_000;
  private static final long LOG_MILLIS = 1_000;

  private final Process process;
  private final Link link;
  private final ChildLog log;

  private ChildJvm(Process process, Link link, ChildLog log) {
    this.process = process;
    this.link = link;
    this.log = log;
    onEnd(link::othersAreGone);
  }

  /**
   * Starts a child and waits until it is connected.
   *
   * @throws ChildDiedException if it ended before
   * @throws IOException if it could not be started
   * @throws InterruptedException if this thread was interrupted; the child has been killed
   */
  public static ChildJvm start(Class<? extends ChildProgram> program, ChildOptions options)
      throws IOException, ChildDiedException, InterruptedException {
    List<String> command = JvmCommand.of(program, options.jvmOptions());
    try (Rendezvous rendezvous = Rendezvous.open()) {
      Process process = start(command);
      String name = "log-of-" + process.pid();
      ChildLog log = ChildLog.follow(process.getInputStream(), name, options.log());
      return connect(rendezvous, process, log);
    }
  }

  /** A child of a rank is none. */
  private static Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    RankVariables.removeFrom(builder.environment());
    return builder.start();
  }

  private static ChildJvm connect(Rendezvous rendezvous, Process process, ChildLog log)
      throws IOException, ChildDiedException, InterruptedException {
    boolean connected = false;
    try {
      rendezvous.invitation().write(process.getOutputStream());
      ChildJvm child = new ChildJvm(process, rendezvous.await(process, START_MILLIS), log);
      connected = true;
      return child;
    } catch (IOException e) {
      if (process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new ChildDiedException("cannot start a child process", death(process, log));
      }
      throw e;
    } finally {
      if (!connected) {
        killTree(process);
      }
    }
  }

  /** Returns the child's process id. */
  public long pid() {
    return process.pid();
  }

  /** Calls {@code listener} on some thread when the child has ended, or soon if it has already. */
  public void onEnd(Runnable listener) {
    CompletableFuture<Void> _ = process.onExit().thenRun(listener);
  }

  /** Returns whether the child's process exists. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Sends {@code message}; waits while the child does not read.
   *
   * @throws ChildDiedException if the child is gone
   */
  public void send(byte[] message) throws ChildDiedException, InterruptedException {
    try {
      link.send(message);
    } catch (IOException _) {
      throw new ChildDiedException("cannot send to a child process", awaitDeath());
    }
  }

  /** As {@link #send(byte[])}, of several messages in order, which is faster than one by one. */
  public void send(List<byte[]> messages) throws ChildDiedException, InterruptedException {
    try {
      link.send(messages);
    } catch (IOException _) {
      throw new ChildDiedException("cannot send to a child process", awaitDeath());
    }
  }

  /**
   * Hands all messages to {@code receiver} from now on, on a thread that it must not hold up; the
   * end of them is the child's.
   */
  public void forwardTo(Link.Receiver receiver) {
    link.forwardTo(receiver);
  }

  /** Waits for the end of a child that sends nothing more, and returns what is known of it. */
  public ChildDiedException lost() throws InterruptedException {
    return new ChildDiedException("lost a child process", awaitDeath());
  }

  /**
   * Returns the next message, or null if none comes within {@code millis} milliseconds.
   *
   * @throws ChildDiedException if there is none, and the child is gone
   */
  public byte @Nullable [] receive(long millis) throws ChildDiedException, InterruptedException {
    try {
      return link.receive(millis);
    } catch (IOException _) {
      throw new ChildDiedException("lost a child process", awaitDeath());
    }
  }

  /** Waits for the child to end by itself, or kills it after {@code millis} milliseconds. */
  public ChildDeath awaitEnd(long millis) throws InterruptedException {
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      kill();
    }
    process.waitFor();
    return death(process, log);
  }

  /** Kills the child, if it is alive, and all processes it has started. */
  public void kill() {
    killTree(process);
    link.close();
  }

  /** Kills the child unless it has ended. */
  @Override
  public void close() {
    kill();
  }

  /** A child that is cut off has ended, is about to, or is of no more use. */
  private ChildDeath awaitDeath() throws InterruptedException {
    ChildDeath death = awaitEnd(EXIT_MILLIS);
    link.close();
    return death;
  }

  private static ChildDeath death(Process ended, ChildLog log) throws InterruptedException {
    log.awaitEnd(LOG_MILLIS);
    return new ChildDeath(ended.pid(), ended.exitValue(), log.lastLines(), 1);
  }

  private static void killTree(Process process) {
    if (!process.isAlive()) {
      return;
    }
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
