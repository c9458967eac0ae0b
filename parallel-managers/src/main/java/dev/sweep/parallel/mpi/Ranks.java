package dev.sweep.parallel.mpi;

import dev.sweep.parallel.ManagerOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The ranks of a job for a program in which rank 0 says what is to be done, and the others wait for
 * it: messages to and fro between rank 0 and each other rank, in order.
 *
 * <p>Open it once in a process, on all ranks. Messages move while programs compute, and a rank that
 * waits sleeps. As with {@link MpiManager}, whatever would leave ranks waiting for ever ends the
 * whole job with a message instead: {@link #fail}, a rank that exits without closing, and one that
 * has been silent for {@code SWEEP_MPI_TIMEOUT} seconds. Without a launcher there is one rank, and
 * MPI is not even loaded.
 */
public final class Ranks implements AutoCloseable {
  private static final Duration GRACE = Duration.ofMillis(1_500);

  private static volatile String library = "";

  private final RankGroup group;
  private final Peers peers;
  private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

  private Ranks(RankGroup group) {
    this.group = group;
    this.peers = new Peers(group);
    if (!group.isRoot()) {
      group.onMessage(Tag.ENGINE, (_, message) -> received.add(message));
    }
  }

  /**
   * Comes together with the other ranks.
   *
   * @throws MpiException if the launcher's MPI cannot be used, with what was tried and what to do
   */
  public static Ranks open() {
    Map<String, String> environment = System.getenv();
    MpiLauncher launcher = new MpiLauncher(environment, StandardError::write, GRACE);
    Ranks ranks = new Ranks(RankGroup.open(launcher, environment, ManagerOptions.threads(1)));
    library = ranks.library();
    return ranks;
  }

  /** Returns {@link #library} of the ranks that this process has opened; empty if it has not. */
  public static String libraryHere() {
    return library;
  }

  /**
   * Runs {@code program} on this rank and leaves the job when all ranks have run theirs. If it
   * throws, the job ends with its stack trace; without other ranks it is thrown on.
   */
  public static void run(MpiLauncher.Program<Ranks> program) throws Exception {
    try (Ranks ranks = open()) {
      try {
        program.run(ranks);
      } catch (Throwable e) {
        ranks.fail(e);
        throw e;
      }
    }
  }

  /** Returns the number of this process: from 0 to {@code size() - 1}. */
  public int rank() {
    return group.rank();
  }

  /** Returns how many ranks there are: at least 1. */
  public int size() {
    return group.size();
  }

  /** Returns what lets functions on several ranks speak to each other. */
  public Peers peers() {
    return peers;
  }

  /** Returns the MPI library and its version; empty if there is none. */
  public String library() {
    return group.library();
  }

  /** Returns what people call a rank: its number and host. */
  public String describe(int rank) {
    return group.describe(rank);
  }

  /**
   * Sends a message and returns at once.
   *
   * @param rank another rank: 0, or on rank 0 any
   */
  public void send(int rank, byte[] message) {
    group.send(rank, Tag.ENGINE, message);
  }

  /**
   * On rank 0, hands all messages of other ranks to {@code handler} from now on, on a thread that
   * must not wait.
   */
  public void onMessage(MpiThread.MessageHandler handler) {
    group.onMessage(Tag.ENGINE, handler);
  }

  /** On another rank than 0, waits for the next message of rank 0. */
  public byte[] receive() throws InterruptedException {
    return received.take();
  }

  /** Tells of a failure and ends the job; returns only where there are no other ranks. */
  public void fail(Throwable cause) {
    group.fail(cause);
  }

  /** Leaves the job, when all ranks have come here. */
  @Override
  public void close() {
    group.assembly().meet("close");
    group.close();
  }
}
