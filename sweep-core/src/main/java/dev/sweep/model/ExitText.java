package dev.sweep.model;

import java.util.Map;

/** Tells how a program ended, by the exit code that a shell would see. */
final class ExitText {
  private static final int SIGNAL_BASE = 128;
  private static final int LAST_SIGNAL = 31;
  private static final Map<Integer, String> SIGNAL_NAMES =
      Map.of(
          1, "HUP", 2, "INT", 4, "ILL", 6, "ABRT", 8, "FPE", 9, "KILL", 11, "SEGV", 13, "PIPE", 14,
          "ALRM", 15, "TERM");

  private ExitText() {}

  /** Returns whether {@code exitCode} is that of a program that died by a signal. */
  static boolean isSignal(int exitCode) {
    return exitCode > SIGNAL_BASE && exitCode <= SIGNAL_BASE + LAST_SIGNAL;
  }

  /** Returns {@code exit code 3}, or {@code signal 11 (SEGV)}. */
  static String of(int exitCode) {
    int signal = exitCode - SIGNAL_BASE;
    return isSignal(exitCode)
        ? "signal %d (%s)".formatted(signal, SIGNAL_NAMES.getOrDefault(signal, "unnamed"))
        : "exit code " + exitCode;
  }
}
