package dev.sweep.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweep.space.Parameter;
import dev.sweep.space.PointBlock;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes requests to workers, each a line of JSON.
 *
 * <p>What is the same for every point is written once. A number has the fewest digits that give the
 * same number back; a whole one of a parameter whose values all are whole has no fraction.
 */
final class RequestText {
  private static final JsonFactory FACTORY = new JsonFactory();

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
    for (int i = 0; i < parameters.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(beginnings.get(i));
      appendValue(out, i, points.columns()[i][row]);
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

  private static String json(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(value, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          write(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          write(element, json);
        }
        json.writeEndArray();
      }
      default -> json.writePOJO(value);
    }
  }
}
