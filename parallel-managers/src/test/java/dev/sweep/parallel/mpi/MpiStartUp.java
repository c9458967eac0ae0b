package dev.sweep.parallel.mpi;

/**
 * Opens a communicator, meets the other ranks and closes it: what every program of several ranks
 * does, for {@code src/test/mpi-benchmark/start-up} to time.
 */
final class MpiStartUp {
  private MpiStartUp() {}

  public static void main(String[] arguments) {
    try (Comm comm = new MpiLauncher(System.getenv(), System.err::print).open()) {
      comm.barrier();
    }
    Runtime.getRuntime().halt(0);
  }
}
