package dev.sweep.model;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes requests to workers, each a line of JSON.
 *
 * <p>What is the same for every point is written once. A number has the fewest digits that give the
 * same number back; a whole one of a parameter whose values all are whole has no fraction. What a
 * point does not have is left out.
 */
final class RequestText {
  private final List<Parameter> parameters;
  private final List<String> beginnings;
  private final List<List<String>> texts;

  RequestText(List<Parameter> parameters) {
    this.parameters = parameters;
    this.beginnings = parameters.stream().map(parameter -> json(parameter.name()) + ": ").toList();
    this.texts =
        parameters.stream().map(p -> p.texts().stream().map(RequestText::json).toList()).toList();
  }

  /** Returns the request that precedes all others, with its line feed. */
  static String ofBuild(Map<String, Object> options) {
    return json(Map.of("build", options)) + "\n";
  }

  /** Returns whether this writes points of {@code block}. */
  boolean fits(PointBlock block) {
    return parameters.equals(block.parameters());
  }

  /** Appends the request for the point in row {@code row}, with its line feed. */
  void append(StringBuilder out, PointBlock points, int row) {
    out.append("{\"point\": ").append(points.first() + row).append(", \"parameters\": {");
    String separator = "";
    for (int i = 0; i < parameters.size(); i++) {
      double code = points.columns()[i][row];
      if (!parameters.get(i).isAbsent(code)) {
        out.append(separator).append(beginnings.get(i));
        appendValue(out, i, code);
        separator = ", ";
      }
    }
    out.append("}}\n");
  }

  private void appendValue(StringBuilder out, int parameter, double code) {
    switch (parameters.get(parameter).type()) {
      case REAL -> out.append(code);
      case WHOLE -> out.append((long) code);
      case FLAG -> out.append(code != 0);
      case TEXT -> out.append(texts.get(parameter).get((int) code));
    }
  }

  /** Writes as Python does: a blank behind each colon and comma. */
  private static String json(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quoted(entry.getKey().toString()) + ": " + json(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(RequestText::json).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
