package dev.sweep.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds {@code outputs}. */
final class OutputBinder {
  /** The keys of which an output has at most one. */
  static final Set<String> READERS = Set.of("json", "regex", "csv", "text");

  private static final Set<String> OF_STDOUT = Set.of("json", "regex");
  private static final Map<String, String> EXTENSION = Map.of("csv", "csv", "text", "txt");

  private static final List<String> KNOWN =
      List.of("unit", "description", "file", "json", "regex", "csv", "text");
  private static final List<String> LATER = List.of("bounds");

  private final Faults faults;
  private final Names names;
  private final String modelKind;

  /**
   * @param modelKind the model's kind, since only outputs of programs have readers, and of workers
   *     {@code json} alone
   */
  OutputBinder(Faults faults, String modelKind) {
    this.faults = faults;
    this.names = new Names(faults);
    this.modelKind = modelKind;
  }

  /** Returns the outputs, whatever faults were noted. */
  List<OutputConfig> bind(Node.Mapping outputs) {
    List<OutputConfig> result = new ArrayList<>();
    for (Node.Entry entry : outputs.entries()) {
      names.check(entry.key(), "an output");
      OutputConfig output = bind(entry);
      if (output != null) {
        result.add(output);
      }
    }
    return result;
  }

  private @Nullable OutputConfig bind(Node.Entry entry) {
    String what = "output '" + entry.name() + "'";
    Position position = entry.key().position();
    if (entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
      return new OutputConfig(entry.name(), null, null, null, position);
    }
    Section section = Section.of(entry.value(), what, faults);
    if (section == null) {
      return null;
    }
    section.check(KNOWN, LATER);
    return new OutputConfig(
        entry.name(),
        section.text("unit"),
        section.text("description"),
        file(section),
        reader(section, entry.name()),
        position);
  }

  /** Returns the file of {@code section}; null if there is none, or after noting a fault. */
  private @Nullable String file(Section section) {
    Node node = section.get("file");
    if (node == null) {
      return null;
    }
    if (!modelKind.equals("command")) {
      faults.add(
          node.position(),
          section.name("file")
              + " is one that a command wrote, but the model is of kind '"
              + modelKind
              + "'; remove it");
      return null;
    }
    String text = section.text("file");
    return node instanceof Node.Scalar name && new FileName(faults).check(name, "a file of a point")
        ? text
        : null;
  }

  private OutputConfig.@Nullable Reader reader(Section section, String output) {
    List<Node.Entry> readers = section.entries(READERS);
    if (readers.isEmpty()) {
      return null;
    }
    Node.Entry reader = readers.getFirst();
    if (!fits(section, reader)) {
      return null;
    }
    for (Node.Entry other : readers.subList(1, readers.size())) {
      faults.add(
          other.key().position(),
          section.what() + " has both " + reader.name() + " and " + other.name() + "; keep one");
    }
    return new ReaderBinder(faults).bind(reader, section.name(reader.name()), output);
  }

  /** Notes a reader that has nothing to read; returns whether there is something. */
  private boolean fits(Section section, Node.Entry reader) {
    boolean answered = modelKind.equals("worker") && reader.name().equals("json");
    if (!modelKind.equals("command") && !answered) {
      faults.add(
          reader.key().position(),
          section.name(reader.name())
              + " reads what a command printed, but the model is of kind '"
              + modelKind
              + "'; remove it");
      return false;
    }
    if (!OF_STDOUT.contains(reader.name()) && section.get("file") == null) {
      faults.add(
          reader.key().position(),
          section.name(reader.name())
              + " reads a file; name it, as in file: out."
              + EXTENSION.get(reader.name()));
      return false;
    }
    return true;
  }
}
