package dev.sweep.parallel.mpi;

import dev.sweep.parallel.Launcher;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a rank that could not open MPI and has told why: MPICH's launcher would not notice,
 * and the others would wait for it in MPI_Init. Any other launcher ends them by itself.
 */
final class Withdrawal {
  private Withdrawal() {}

  /**
   * Ends the job with {@code exitCode}, if its launcher needs to be told.
   *
   * @param environment of this process
   */
  static void end(Map<String, String> environment, int exitCode) {
    Optional<Integer> line = PmiLine.descriptor(environment);
    if (line.isPresent() && isUnnoticed(environment)) {
      MpiLauncher.awaitLastWords();
      abort(line.get(), exitCode);
    }
  }

  private static boolean isUnnoticed(Map<String, String> environment) {
    return Launcher.detect(environment)
        .filter(launch -> launch.kind() == Launcher.Kind.MPICH)
        .isPresent();
  }

  private static void abort(int line, int exitCode) {
    try {
      PmiLine.abort(line, exitCode);
    } catch (MpiException e) {
      // The launcher is gone, and with it the job.
    }
  }
}
