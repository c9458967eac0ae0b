package dev.sweep.cli;

import java.io.PrintStream;

/**
 * Where the command prints: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether {@code err} is a terminal that a person may be looking at
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {

  /**
   * Returns the console of this process. The launcher, which can tell, says if it is a terminal.
   */
  static Console ofProcess() {
    return new Console(System.out, System.err, Boolean.getBoolean("sweep.terminal"));
  }

  /** Prints a line for the user beside the results. */
  void note(String line) {
    err.println("sweep: " + line);
  }
}
