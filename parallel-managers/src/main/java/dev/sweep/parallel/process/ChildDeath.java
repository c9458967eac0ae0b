package dev.sweep.parallel.process;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a child process came to its end.
 *
 * @param pid the process
 * @param exitCode its exit code; above 128 if a signal ended it
 * @param lastLines the last lines it printed, oldest first
 * @param attempts how many children ended at the same task, this one included
 */
public record ChildDeath(long pid, int exitCode, List<String> lastLines, int attempts)
    implements Serializable {
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 31;
  private static final Map<Integer, String> NAMES =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 8, "SIGFPE", 9,
          "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  public ChildDeath {
    lastLines = List.copyOf(lastLines);
  }

  /** Returns the signal that ended it, as far as the exit code tells. */
  public OptionalInt signal() {
    return exitCode > SIGNALLED && exitCode <= SIGNALLED + LAST_SIGNAL
        ? OptionalInt.of(exitCode - SIGNALLED)
        : OptionalInt.empty();
  }

  /** Returns its end in a few words: {@code exit code 3} or {@code signal 9 (SIGKILL)}. */
  public String cause() {
    if (signal().isEmpty()) {
      return "exit code " + exitCode;
    }
    int signal = signal().getAsInt();
    return NAMES.containsKey(signal)
        ? "signal " + signal + " (" + NAMES.get(signal) + ")"
        : "signal " + signal;
  }

  /** Returns its end and the last lines it printed, each on a line of its own. */
  @Override
  public String toString() {
    String ended = "child process " + pid + " ended by " + cause();
    return lastLines.isEmpty()
        ? ended
        : ended + "; it printed last:\n  " + String.join("\n  ", lastLines);
  }

  ChildDeath withAttempts(int count) {
    return new ChildDeath(pid, exitCode, lastLines, count);
  }
}
