package dev.sweep.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts the sweep command. */
public final class Main {

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) throws IOException {
    // Else picocli looks for Groovy, in each of our libraries.
    System.setProperty("picocli.disable.closures", "true");
    @Nullable String training = System.getProperty("sweep.training");
    if (training != null) {
      StartUpTraining.run(Path.of(training));
    } else {
      exit(SweepCommand.execute(Console.ofProcess(), args));
    }
  }

  /**
   * Ends the process at once. {@link System#exit} would first look through each of our libraries
   * for something that logs exits. The only shutdown hook, of {@link Interruption}, does the same.
   */
  private static void exit(int code) {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }
}
