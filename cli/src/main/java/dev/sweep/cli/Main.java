package dev.sweep.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts the sweep command. */
public final class Main {

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) throws IOException {
    skipSearches();
    @Nullable String training = System.getProperty("sweep.training");
    if (training != null) {
      StartUpTraining.run(Path.of(training));
    } else {
      exit(run(args));
    }
  }

  private static int run(String[] args) {
    Optional<Integer> rank = Peers.rankBesideTheRoot();
    return rank.isPresent()
        ? runBesideTheRoot(rank.get(), args)
        : SweepCommand.execute(Console.ofProcess(), args);
  }

  private static int runBesideTheRoot(int rank, String[] args) {
    int code = SweepCommand.executeBesideTheRoot(Peers.redirectOutput(rank), args);
    return code == ExitCode.USAGE ? Peers.letTheRootSpeak(code) : code;
  }

  /** Saves what picocli and SLF4J would look for in each of our libraries: Groovy, and a logger. */
  private static void skipSearches() {
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  /**
   * Ends the process at once. {@link System#exit} would first look through each of our libraries
   * for something that logs exits. The only shutdown hook, of {@link Interruption}, does the same.
   */
  private static void exit(int code) {
    System.out.close();
    System.err.close();
    Runtime.getRuntime().halt(code);
  }
}
