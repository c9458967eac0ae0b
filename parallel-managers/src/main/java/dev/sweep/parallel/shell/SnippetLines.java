package dev.sweep.parallel.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/**
 * Knows in which line of a script each snippet begins, and tells by that where things went wrong.
 */
final class SnippetLines {
  private static final String OF_SNIPPET = "#";
  private static final String BODY = "do_it$";
  private static final String LIBRARY = "dev.sweep.parallel.";

  /** What JShell puts before the name of a class that a user declares. */
  private static final Pattern AROUND_CLASSES =
      Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$(?=\\w)");

  private final String script;
  private final Map<String, Integer> firstLines = new HashMap<>();

  SnippetLines(String script) {
    this.script = script;
  }

  void add(Snippet snippet, int firstLine) {
    firstLines.put(OF_SNIPPET + snippet.id(), firstLine);
  }

  /**
   * Returns what was thrown, with its causes and stack, as far as that is the script's or its
   * calls.
   */
  String describe(JShellException thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable next = thrown; next != null; next = next.getCause()) {
      text.append(text.isEmpty() ? "" : "\ncaused by ").append(headline(next));
      for (StackTraceElement element : next.getStackTrace()) {
        text.append(isOfThisLibrary(element) ? "" : "\n    at " + describe(element));
      }
    }
    return AROUND_CLASSES.matcher(text).replaceAll("");
  }

  private static boolean isOfThisLibrary(StackTraceElement element) {
    return element.getClassName().startsWith(LIBRARY);
  }

  private static String headline(Throwable thrown) {
    return switch (thrown) {
      case EvalException e -> withMessage(e.getExceptionClassName(), e.getMessage());
      case UnresolvedReferenceException e ->
          "'%s' cannot be used: something it refers to is not declared"
              .formatted(e.getSnippet().source().lines().findFirst().orElse("").strip());
      default -> thrown.toString();
    };
  }

  private static String withMessage(String name, @Nullable String message) {
    return message == null ? name : name + ": " + message;
  }

  private String describe(StackTraceElement element) {
    String file = String.valueOf(element.getFileName());
    Integer first = firstLines.get(file);
    if (first == null) {
      return element.toString();
    }
    String place = script + ":" + (first + element.getLineNumber() - 1);
    return element.getMethodName().startsWith(BODY) || element.getMethodName().isEmpty()
        ? place
        : element.getMethodName() + " (" + place + ")";
  }
}
