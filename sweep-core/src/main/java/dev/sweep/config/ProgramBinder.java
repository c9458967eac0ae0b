package dev.sweep.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the words and the environment of models that are programs. */
final class ProgramBinder {
  private final Faults faults;
  private final String kind;
  private final TemplateChecker templates;

  /**
   * @param kind the model's kind, for messages: {@code command}, {@code worker}
   */
  ProgramBinder(String kind, TemplateChecker templates, Faults faults) {
    this.faults = faults;
    this.kind = kind;
    this.templates = templates;
  }

  /** Returns the words of {@code program}, whatever faults were noted. */
  List<String> argv(Node program) {
    return switch (program) {
      case Node.Sequence list -> listed(list);
      case Node.Scalar line when !line.isNull() -> split(line);
      default -> refused(program);
    };
  }

  private List<String> refused(Node program) {
    faults.add(
        program.position(),
        kind + " must be a list of words or a text, not " + program.described());
    return List.of();
  }

  private List<String> listed(Node.Sequence list) {
    List<String> argv = new ArrayList<>();
    for (Node item : list.items()) {
      String word = new ScalarReader(faults).text(item, "a word of " + kind);
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
      faults.add(line.at(e.offset()), "in " + kind + ", " + e.getMessage());
    }
    return argv;
  }

  private void checkProgram(Node node, List<String> argv) {
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      faults.add(node.position(), kind + " is empty; give the program to run and its arguments");
    }
  }

  /** Returns the variables of {@code node} in file order; none if it is null. */
  Map<String, String> env(@Nullable Node node) {
    Section section = node == null ? null : Section.of(node, "env", faults);
    Map<String, String> env = new LinkedHashMap<>();
    if (section != null) {
      section.mapping().entries().forEach(entry -> variable(env, entry));
    }
    return Collections.unmodifiableMap(env);
  }

  /** Returns the template of standard input that {@code node} is; null if there is none. */
  @Nullable String stdin(@Nullable Node node) {
    String text = node == null ? null : new ScalarReader(faults).text(node, "stdin");
    if (text != null && node instanceof Node.Scalar scalar) {
      templates.check(scalar);
    }
    return text;
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
