package dev.sweep.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the command prints: results to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether {@code err} is a terminal that a person may be looking at
 * @param name who speaks, in notes to the user
 * @param root whether this process speaks for all: not if it is another rank of a job than the root
 */
record Console(PrintStream out, PrintStream err, boolean terminal, String name, boolean root) {

  /** The console of a process by itself. */
  Console(PrintStream out, PrintStream err, boolean terminal) {
    this(out, err, terminal, "sweep", true);
  }

  /**
   * Returns the console of this process. The launcher, which can tell, says if it is a terminal.
   */
  static Console ofProcess() {
    return new Console(System.out, System.err, Boolean.getBoolean("sweep.terminal"));
  }

  /** Returns a console that prints nothing. */
  static Console silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Console(nowhere, nowhere, false);
  }

  /**
   * Returns where results go as bytes. Unlike {@link #out} it tells why it cannot be written; what
   * was printed there before comes first.
   */
  OutputStream rawOut() {
    out.flush();
    return out.equals(System.out) ? new FileOutputStream(FileDescriptor.out) : out;
  }

  /** Returns whether writing failed because the reader at the other end of a pipe has gone. */
  static boolean isClosedPipe(IOException e) {
    return String.valueOf(e.getMessage()).contains("Broken pipe");
  }

  /** Prints a line for the user beside the results. */
  void note(String line) {
    err.println(name + ": " + line);
  }
}
