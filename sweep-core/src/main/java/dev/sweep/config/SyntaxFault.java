package dev.sweep.config;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What keeps a text from being YAML, in the words of users rather than of parsers. */
record SyntaxFault(Position position, String message) {

  static SyntaxFault of(YAMLException e, Source source) {
    if (!(e instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
      return new SyntaxFault(source.start(), "not valid YAML: " + e.getMessage());
    }
    String problem = String.valueOf(marked.getProblem());
    Mark context = marked.getContextMark();
    if (context != null && isAtEnd(problem)) {
      return new SyntaxFault(
          source.position(context), "not valid YAML: what begins here is never closed");
    }
    return new SyntaxFault(
        source.position(marked.getProblemMark()), explained(problem, marked.getContext()));
  }

  private static boolean isAtEnd(String problem) {
    return problem.contains("end of stream") || problem.contains("<stream end>");
  }

  private static String explained(String problem, @Nullable String context) {
    if (problem.contains("\\t(TAB)")) {
      return "a tab cannot stand here; indent with spaces";
    }
    if (problem.startsWith("mapping values are not allowed here")) {
      return "a key cannot stand here; check the indentation, and quote a value that has ': ' in"
          + " it";
    }
    if (problem.contains("<block end>") || problem.contains("expected <document start>")) {
      return "not valid YAML: the indentation fits no line above, or something before is not"
          + " closed";
    }
    return "not valid YAML: " + (context == null ? "" : context + ": ") + problem;
  }
}
