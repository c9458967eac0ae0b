package dev.sweep.parallel.shell;

import java.util.List;

/** What a shell knows before its user has said anything. */
final class StartUp {
  private static final List<String> SNIPPETS =
      List.of(
          "import module java.base;",
          "import dev.sweep.parallel.*;",
          "import dev.sweep.parallel.engine.*;",
          "import dev.sweep.parallel.loop.*;",
          "import dev.sweep.parallel.pool.*;",
          "import static dev.sweep.parallel.shell.Cluster.*;",
          "WorkerPool pool = pool();",
          "EventLoop loop = loop();");

  private StartUp() {}

  /** Returns the snippets, each of which is whole. */
  static List<String> snippets() {
    return SNIPPETS;
  }

  /** Returns them in one text. */
  static String text() {
    return String.join("\n", SNIPPETS) + "\n";
  }
}
