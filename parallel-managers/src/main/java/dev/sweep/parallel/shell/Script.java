package dev.sweep.parallel.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Runs a script of snippets, one after the other, until one goes wrong: unlike at the prompt,
 * nobody is there to see that. As at the prompt a snippet ends with the first line that completes
 * it. Of the prompt's commands a script can have {@code /exit}.
 */
final class Script implements AutoCloseable {
  private static final Pattern COMMAND = Pattern.compile("\\s*/(?![/*])(\\S*)(.*)");

  private final String name;
  private final JShell shell;
  private final SnippetLines places;
  private String pending = "";
  private int pendingLine;

  private Script(String name, JShell shell) {
    this.name = name;
    this.shell = shell;
    this.places = new SnippetLines(name);
  }

  /** Opens a shell for a script, with the cluster in scope. */
  static Script open(String name, List<Path> classPath) {
    JShell shell =
        JShell.builder()
            .executionEngine(new ShellExecutionProvider(), null)
            .compilerOptions("-classpath", ClassPath.of(classPath))
            .build();
    classPath.forEach(place -> shell.addToClasspath(place.toString()));
    Script script = new Script(name, shell);
    StartUp.snippets().forEach(snippet -> script.run(snippet, 0));
    return script;
  }

  /**
   * Runs {@code lines} and returns what {@code /exit} was given, else 0.
   *
   * @throws ScriptException if a snippet is no Java code, or throws
   */
  int run(List<String> lines) {
    for (int line = 1; line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      Matcher command = COMMAND.matcher(text);
      if (line == 1 && text.startsWith("#!")) {
        continue;
      }
      if (pending.isBlank() && command.matches()) {
        return exit(command.group(1), command.group(2).strip(), line);
      }
      add(text, line);
    }
    if (!pending.isBlank()) {
      run(pending, pendingLine); // What is not complete is a fault, and told as such.
    }
    return 0;
  }

  @Override
  public void close() {
    shell.close();
  }

  private void add(String text, int line) {
    if (pending.isBlank()) {
      pending = "";
      pendingLine = line;
    }
    pending += text + "\n";
    CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(pending);
    while (!pending.isBlank() && next.completeness().isComplete()) {
      run(next.source(), pendingLine);
      pending = next.remaining();
      pendingLine = line;
      next = shell.sourceCodeAnalysis().analyzeCompletion(pending);
    }
  }

  private String run(String source, int line) {
    String value = "";
    for (SnippetEvent event : shell.eval(source)) {
      places.add(event.snippet(), line);
      JShellException thrown = event.exception();
      if (thrown != null) {
        throw new ScriptException(name + ":" + line + ": " + places.describe(thrown));
      }
      if (event.status() == Snippet.Status.REJECTED) {
        throw new ScriptException(faults(event.snippet(), line));
      }
      value = event.value() == null ? value : event.value();
    }
    return value;
  }

  private String faults(Snippet snippet, int line) {
    StringBuilder faults = new StringBuilder();
    shell
        .diagnostics(snippet)
        .filter(fault -> fault.isError())
        .forEach(fault -> {
          String before = snippet.source().substring(0, (int) fault.getPosition());
          faults
              .append(faults.isEmpty() ? "" : "\n")
              .append(name)
              .append(":")
              .append(line + before.chars().filter(c -> c == '\n').count())
              .append(": ")
              .append(fault.getMessage(Locale.ENGLISH).replace("\n", "\n    "));
        });
    return faults.isEmpty() ? name + ":" + line + ": the file ends amid a snippet" : "" + faults;
  }

  private int exit(String command, String value, int line) {
    if (command.isEmpty() || !"exit".startsWith(command)) {
      throw new ScriptException(
          "%s:%d: a script cannot say '/%s': want /exit, or Java code"
              .formatted(name, line, command));
    }
    String code = value.isEmpty() ? "0" : run(value, line);
    try {
      return Integer.parseInt(code);
    } catch (NumberFormatException e) {
      throw new ScriptException(
          "%s:%d: '/exit %s' gives %s, want a whole number".formatted(name, line, value, code));
    }
  }
}
