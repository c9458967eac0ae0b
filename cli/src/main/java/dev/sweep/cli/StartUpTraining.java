package dev.sweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs what most users run, so that the build can record the classes it needs (JEP 514). */
final class StartUpTraining {

  private StartUpTraining() {}

  /**
   * Leaves the path of the JDK in {@code distribution}, for the launcher: the start-up cache fits
   * no other, and the file's time tells when the last build was.
   */
  static void run(Path distribution) throws IOException {
    SweepCommand.execute(Console.ofProcess(), "--version");
    Files.writeString(
        distribution.resolve("java-home"),
        System.getProperty("java.home") + System.lineSeparator());
  }
}
