package dev.sweep.cli;

import java.io.PrintStream;
import java.util.List;

/** Shows people the end of what a model printed; JSON has all that was kept. */
final class LogTail {
  private static final int LINES = 20;

  private LogTail() {}

  static void print(PrintStream out, String log) {
    List<String> lines = log.strip().lines().toList();
    if (lines.size() > LINES) {
      out.println("  | ... (" + (lines.size() - LINES) + " lines before; all with --json)");
    }
    lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .forEach(line -> out.println("  | " + line));
  }
}
