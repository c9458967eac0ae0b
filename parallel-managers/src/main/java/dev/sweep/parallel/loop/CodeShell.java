package dev.sweep.parallel.loop;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;

/**
 * Runs Java code given as text, inside this process and on its class path. What one piece of code
 * declares, the next ones know.
 */
public final class CodeShell {
  private final JShell shell =
      JShell.builder()
          .executionEngine(new LocalExecutionControlProvider(), null)
          .compilerOptions("-classpath", System.getProperty("java.class.path"))
          .build();

  /** Runs all of {@code code} and returns the value of its last snippet, as JShell shows it. */
  public String run(String code) throws Exception {
    String value = "";
    String rest = code;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String source = next.completeness().isComplete() ? next.source() : rest;
      for (SnippetEvent event : shell.eval(source)) {
        value = valueOf(event);
      }
      rest = next.completeness().isComplete() ? next.remaining() : "";
    }
    return value;
  }

  /** Returns the names of the variables that code has declared. */
  public List<String> variables() {
    return shell
        .variables()
        .filter(variable -> shell.status(variable) == Snippet.Status.VALID)
        .map(VarSnippet::name)
        .toList();
  }

  private String valueOf(SnippetEvent event) throws Exception {
    JShellException thrown = event.exception();
    if (thrown != null) {
      throw failure(thrown);
    }
    if (event.status() == Snippet.Status.REJECTED) {
      throw new IllegalArgumentException(
          "'%s' is no Java code: %s".formatted(event.snippet().source().strip(), faults(event)));
    }
    String value = event.value();
    return value == null ? "" : value;
  }

  private String faults(SnippetEvent event) {
    return shell
        .diagnostics(event.snippet())
        .map(fault -> fault.getMessage(Locale.ENGLISH).replace('\n', ' '))
        .collect(Collectors.joining("; "));
  }

  /** Returns what the code threw, with its own stack: the class may be one of the code's own. */
  private static Exception failure(JShellException thrown) {
    String name = thrown instanceof EvalException e ? e.getExceptionClassName() + ": " : "";
    IllegalStateException failure =
        new IllegalStateException("the code threw " + name + thrown.getMessage());
    failure.setStackTrace(thrown.getStackTrace());
    return failure;
  }
}
