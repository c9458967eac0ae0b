package dev.sweep.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Binds how the value of an output is found. */
final class ReaderBinder {
  private static final List<String> CELL = List.of("column", "row");
  private static final long LAST_ROW = -1;

  private final Faults faults;

  ReaderBinder(Faults faults) {
    this.faults = faults;
  }

  /**
   * Returns the reader that {@code entry} of an output is; null after noting a fault.
   *
   * @param what how messages call it
   * @param output the output's name
   */
  OutputConfig.@Nullable Reader bind(Node.Entry entry, String what, String output) {
    if (entry.name().equals("csv")) {
      return csv(entry.value(), what);
    } else if (entry.name().equals("text")) {
      return text(entry.value(), what);
    }
    Node.Scalar text = scalar(entry.value(), what);
    if (text == null) {
      return null;
    }
    return entry.name().equals("json") ? json(text, what) : regex(text, what, output);
  }

  private Node.@Nullable Scalar scalar(Node node, String what) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      return scalar;
    }
    faults.add(node.position(), what + " must be a text, not " + node.described());
    return null;
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

  private OutputConfig.@Nullable Reader regex(Node.Scalar text, String what, String output) {
    try {
      Pattern pattern = Pattern.compile(text.text());
      if (pattern.matcher("").groupCount() == 0) {
        faults.add(
            text.position(), what + " needs a group in brackets round the value: q = (\\S+)");
        return null;
      }
      return regex(text, pattern, what, output);
    } catch (PatternSyntaxException e) {
      faults.add(
          text.at(Math.max(0, e.getIndex())),
          what + " is no regular expression: " + e.getDescription());
      return null;
    }
  }

  /** Takes the first group or, where groups have names, the only one that has, or the output's. */
  private OutputConfig.@Nullable Reader regex(
      Node.Scalar text, Pattern pattern, String what, String output) {
    Map<String, Integer> named = pattern.namedGroups();
    if (named.size() < 2) {
      int group = named.values().stream().findFirst().orElse(1);
      return new OutputConfig.Reader.Regex(pattern, group);
    }
    Integer group = named.get(output);
    if (group == null) {
      faults.add(
          text.position(),
          what + " has several named groups; call the one with the value '" + output + "'");
      return null;
    }
    return new OutputConfig.Reader.Regex(pattern, group);
  }

  private OutputConfig.@Nullable Reader csv(Node node, String what) {
    if (!(node instanceof Node.Mapping mapping)) {
      Node.Scalar column = scalar(node, what);
      return column == null ? null : new OutputConfig.Reader.Csv(column.text(), LAST_ROW);
    }
    Section section = new Section(mapping, what, faults);
    int before = faults.count();
    section.check(CELL, List.of());
    Node row = section.get("row");
    Long number = row == null ? (Long) LAST_ROW : new ScalarReader(faults).anyLong(row, "row");
    String column = section.text("column");
    if (column == null && faults.count() == before) {
      faults.add(mapping.position(), what + " needs 'column', the name in the first line");
    }
    return column == null || number == null ? null : new OutputConfig.Reader.Csv(column, number);
  }

  private OutputConfig.@Nullable Reader text(Node node, String what) {
    if (Boolean.TRUE.equals(new ScalarReader(faults).flag(node, what))) {
      return new OutputConfig.Reader.Text();
    }
    if (node instanceof Node.Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
      faults.add(node.position(), what + " must be true; leave it out for another reader");
    }
    return null;
  }
}
