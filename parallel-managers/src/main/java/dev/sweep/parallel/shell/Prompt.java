package dev.sweep.parallel.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.tool.JavaShellToolBuilder;

/** JShell's own prompt, with the cluster in scope. */
final class Prompt {
  private final PrintStream out;
  private final PrintStream err;

  Prompt(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Reads and runs what the user types, until {@code /exit} or the end of {@code in}.
   *
   * @param in standard input itself, if that is a terminal
   * @return what {@code /exit} was given, else 0
   */
  int run(InputStream in, List<Path> classPath) throws Exception {
    History history = History.ofUser();
    Map<String, String> kept = history.load();
    Path startUp = Files.createTempFile("start-up", ".jsh");
    try {
      Files.writeString(startUp, StartUp.text());
      return JavaShellToolBuilder.builder()
          .in(in, null)
          .out(out)
          .err(err)
          .persistence(kept)
          .start(arguments(startUp, classPath));
    } finally {
      Files.delete(startUp);
      history.store(kept);
    }
  }

  private static String[] arguments(Path startUp, List<Path> classPath) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--execution", ShellExecutionProvider.NAME));
    arguments.addAll(List.of("--startup", startUp.toString(), "--feedback", "normal"));
    arguments.addAll(List.of("--class-path", ClassPath.of(classPath)));
    return arguments.toArray(String[]::new);
  }
}
