package dev.sweep.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds models that are commands. */
final class CommandBinder {
  private final Faults faults;
  private final TemplateChecker templates;

  CommandBinder(Faults faults, List<String> parameters) {
    this.faults = faults;
    this.templates = new TemplateChecker(parameters, faults);
  }

  /** Returns the model, whatever faults were noted. */
  ModelConfig bind(Section section, Node command, @Nullable Duration timeout) {
    List<String> argv =
        switch (command) {
          case Node.Sequence list -> listed(list);
          case Node.Scalar line when !line.isNull() -> split(line);
          default -> refused(command);
        };
    return new ModelConfig.Command(argv, env(section.get("env")), timeout);
  }

  private List<String> refused(Node command) {
    faults.add(
        command.position(),
        "command must be a list of words or a text, not " + command.described());
    return List.of();
  }

  private List<String> listed(Node.Sequence list) {
    List<String> argv = new ArrayList<>();
    for (Node item : list.items()) {
      String word = new ScalarReader(faults).text(item, "a word of command");
      if (word != null && item instanceof Node.Scalar scalar) {
        templates.check(scalar);
        argv.add(word);
      }
    }
    checkProgram(list, argv);
    return argv;
  }

  private List<String> split(Node.Scalar line) {
    List<String> argv = new ArrayList<>();
    try {
      for (ShellWords.Word word : ShellWords.split(line.text())) {
        templates.check(word.text(), _ -> line.at(word.start()));
        argv.add(word.text());
      }
      checkProgram(line, argv);
    } catch (ShellWords.Unclosed e) {
      faults.add(line.at(e.offset()), "in command, " + e.getMessage());
    }
    return argv;
  }

  private void checkProgram(Node node, List<String> argv) {
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      faults.add(node.position(), "command is empty; give the program to run and its arguments");
    }
  }

  private Map<String, String> env(@Nullable Node node) {
    Section section = node == null ? null : Section.of(node, "env", faults);
    Map<String, String> env = new LinkedHashMap<>();
    if (section != null) {
      section.mapping().entries().forEach(entry -> variable(env, entry));
    }
    return Collections.unmodifiableMap(env);
  }

  private void variable(Map<String, String> env, Node.Entry entry) {
    String name = entry.name();
    if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
      faults.add(entry.key().position(), "'" + name + "' is no name for an environment variable");
    }
    String value = new ScalarReader(faults).text(entry.value(), "'" + name + "' in env");
    if (value != null && entry.value() instanceof Node.Scalar scalar) {
      templates.check(scalar);
      env.put(name, value);
    }
  }
}
