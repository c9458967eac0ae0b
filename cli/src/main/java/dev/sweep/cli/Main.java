package dev.sweep.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts the sweep command. */
public final class Main {

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) throws IOException {
    @Nullable String training = System.getProperty("sweep.training");
    if (training != null) {
      StartUpTraining.run(Path.of(training));
      return;
    }
    System.exit(SweepCommand.execute(Console.ofProcess(), args));
  }
}
