package dev.sweep.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Binds {@code outputs}. */
final class OutputBinder {
  /** The keys of which an output has at most one; but for the first two they come later. */
  static final Set<String> READERS = Set.of("json", "regex", "csv", "text");

  private static final List<String> KNOWN = List.of("unit", "description", "json", "regex");
  private static final List<String> LATER = List.of("file", "csv", "text", "bounds");

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
        entry.name(), section.text("unit"), section.text("description"), reader(section), position);
  }

  private OutputConfig.@Nullable Reader reader(Section section) {
    List<Node.Entry> readers = section.entries(List.of("json", "regex"));
    if (readers.isEmpty()) {
      return null;
    }
    Node.Entry reader = readers.getFirst();
    boolean answered = modelKind.equals("worker") && reader.name().equals("json");
    if (!modelKind.equals("command") && !answered) {
      faults.add(
          reader.key().position(),
          section.name(reader.name())
              + " reads what a command printed, but the model is of kind '"
              + modelKind
              + "'; remove it");
      return null;
    }
    if (readers.size() > 1) {
      faults.add(
          readers.get(1).key().position(), section.what() + " has both json and regex; keep one");
    }
    if (!(reader.value() instanceof Node.Scalar scalar) || scalar.isNull()) {
      faults.add(
          reader.value().position(),
          section.name(reader.name()) + " must be a text, not " + reader.value().described());
      return null;
    }
    String what = section.name(reader.name());
    return reader.name().equals("json") ? json(scalar, what) : regex(scalar, what);
  }

  private OutputConfig.@Nullable Reader json(Node.Scalar path, String what) {
    if (List.of(path.text().split("\\.", -1)).contains("")) {
      faults.add(
          path.position(),
          what
              + " must be keys and indexes joined by dots, such as result.q, not "
              + path.described());
      return null;
    }
    return new OutputConfig.Reader.Json(path.text());
  }

  private OutputConfig.@Nullable Reader regex(Node.Scalar text, String what) {
    try {
      Pattern pattern = Pattern.compile(text.text());
      if (pattern.matcher("").groupCount() >= 1) {
        return new OutputConfig.Reader.Regex(pattern);
      }
      faults.add(text.position(), what + " needs a group in brackets round the value: q = (\\S+)");
    } catch (PatternSyntaxException e) {
      faults.add(
          text.at(Math.max(0, e.getIndex())),
          what + " is no regular expression: " + e.getDescription());
    }
    return null;
  }
}
