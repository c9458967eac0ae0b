package dev.sweep.parallel.engine;

import dev.sweep.parallel.mpi.Ranks;
import dev.sweep.parallel.serial.SnippetClasses;

/**
 * Engines on the ranks of an MPI job: rank 0 sends the calls, and has an engine too; each other
 * rank serves.
 *
 * {@snippet :
 * RankEngines.run(engines -> {
 *   List<String> hosts = engines.call((_, _) -> HostName.local());
 * });
 * }
 */
public final class RankEngines {
  private static final int ROOT = 0;

  private RankEngines() {}

  /**
   * Runs {@code program} on rank 0, with engines on all ranks; the other ranks serve until it ends.
   * All ranks return together. If it throws, the job ends with its stack trace; on one rank alone,
   * it is thrown on. Once in a process.
   */
  public static void run(Program program) throws Exception {
    Ranks.run(ranks -> runOrServe(ranks, program));
  }

  /**
   * Runs the functions that rank 0 sends, on this thread, until rank 0 closes its engines. A rank
   * that serves again begins with no objects.
   *
   * @throws InterruptedException if this thread is interrupted while it waits; rank 0 does not know
   *     that, so the job must end
   */
  public static void serve(Ranks ranks) throws InterruptedException {
    SnippetClasses.acceptOnThisThread();
    Execution execution = new Execution(engine(ranks));
    Inbox inbox = new Inbox(answer -> ranks.send(ROOT, answer));
    Thread deliveries =
        Thread.ofPlatform().daemon().name("calls").start(() -> deliver(ranks, inbox));
    try {
      for (byte[] next = inbox.take(); !Command.isQuit(next); next = inbox.take()) {
        byte[] answer = execution.answer(next);
        inbox.done();
        ranks.send(ROOT, answer);
      }
    } finally {
      deliveries.interrupt();
    }
  }

  /** Messages are delivered while a function runs; after the last, none is taken. */
  private static void deliver(Ranks ranks, Inbox inbox) {
    try {
      boolean last = false;
      while (!last) {
        byte[] next = ranks.receive();
        last = Command.isQuit(next);
        inbox.deliver(next);
      }
    } catch (InterruptedException _) {
      // Nobody serves any more.
    }
  }

  static Engines open(Ranks ranks) {
    if (ranks.rank() != ROOT) {
      throw new IllegalStateException(
          "rank " + ranks.rank() + " has no engines of its own: only rank 0 calls them");
    }
    Channel.Receiver[] receivers = new Channel.Receiver[ranks.size()];
    Engines engines =
        EngineStart.many(
            ranks.size(), (rank, _, receiver) -> channel(ranks, rank, receivers, receiver));
    ranks.onMessage((rank, answer) -> receivers[rank].received(answer));
    return engines;
  }

  private static Channel channel(
      Ranks ranks, int rank, Channel.Receiver[] receivers, Channel.Receiver receiver) {
    receivers[rank] = receiver;
    return rank == ROOT ? new ThreadChannel(engine(ranks), receiver) : new RankChannel(ranks, rank);
  }

  private static Engine engine(Ranks ranks) {
    return new Engine(ranks.rank(), ranks.size(), ranks.peers());
  }

  private static void runOrServe(Ranks ranks, Program program) throws Exception {
    if (ranks.rank() == ROOT) {
      try (Engines engines = open(ranks)) {
        program.run(engines);
      }
    } else {
      serve(ranks);
    }
  }

  /** What rank 0 does. */
  @FunctionalInterface
  public interface Program {
    /** Runs to its end; what it throws ends the job. */
    void run(Engines engines) throws Exception;
  }
}
