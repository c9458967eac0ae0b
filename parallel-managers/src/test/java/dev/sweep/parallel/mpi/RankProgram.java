package dev.sweep.parallel.mpi;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The main class of a rank of a test job; its argument names what the rank does. */
final class RankProgram {
  private RankProgram() {}

  public static void main(String[] arguments) throws Exception {
    Duration grace = Duration.ofSeconds(Long.getLong("grace.seconds", 0));
    MpiLauncher launcher = new MpiLauncher(System.getenv(), System.err::print, grace);
    try {
      run(launcher, arguments[0]);
    } catch (MpiException e) {
      System.err.println("refused: " + e.getMessage());
      System.exit(MpiLauncher.ABORTED);
    }
  }

  private static void run(MpiLauncher launcher, String deed) throws Exception {
    switch (deed) {
      case "contract" -> launcher.run(ContractOnRanks::keep);
      case "meet" -> launcher.run(comm -> report(comm, "met"));
      case "peculiarities" -> launcher.run(MpiPeculiarities::check);
      case "answer" -> launcher.runBeside(BesideMpi::answerWhileComputing);
      case "answer to the end" -> launcher.runBeside(BesideMpi::answerUntilAllClose);
      case "throw" -> launcher.run(RankProgram::throwOnTheLastRank);
      case "throw beside" -> launcher.runBeside(BesideMpi::breakTheHandlerOfTheRoot);
      case "exit" -> launcher.run(RankProgram::exitOnTheLastRank);
      case "exit elsewhere" -> launcher.run(RankProgram::exitFromAnotherThread);
      case "exit late" -> launcher.run(RankProgram::closeWhileExiting);
      case "abort" -> launcher.run(RankProgram::abortOnTheLastRank);
      default -> throw new IllegalArgumentException(deed);
    }
  }

  /** Says on rank 0 that all ranks have come to the end of {@code deed}. */
  static void report(Comm comm, String deed) {
    comm.barrier();
    if (comm.rank() == 0) {
      System.out.println(deed + " by " + comm.size() + " ranks");
    }
  }

  /** Throws while another thread keeps this JVM alive, and the peers wait. */
  private static void throwOnTheLastRank(Comm comm) {
    new Thread(RankProgram::waitForEver).start();
    if (comm.rank() == comm.size() - 1) {
      throw new IllegalStateException("the model is broken");
    }
    comm.barrier();
  }

  private static void exitOnTheLastRank(Comm comm) {
    if (comm.rank() == comm.size() - 1) {
      System.exit(0);
    }
    comm.barrier();
  }

  /** Exits while the thread that owns MPI waits in native code. */
  private static void exitFromAnotherThread(Comm comm) {
    if (comm.rank() == 0) {
      new Thread(() -> System.exit(0)).start();
      waitForEver();
    }
    comm.broadcast(new int[1], 0);
  }

  /** Exits on all ranks, but closes the communicators before the grace is over. */
  private static void closeWhileExiting(Comm comm) {
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> LockSupport.unpark(main)));
    new Thread(() -> System.exit(0)).start();
    LockSupport.park();
    report(comm, "closed");
  }

  private static void abortOnTheLastRank(Comm comm) {
    if (comm.rank() == comm.size() - 1) {
      comm.abort(42);
    }
    comm.barrier();
  }

  private static void waitForEver() {
    while (true) {
      LockSupport.park();
    }
  }
}
