package dev.sweep.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON for programs that read what sweep prints. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Writes the fields of an object. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** Returns an object with the given fields, on one line. */
  static String of(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes a number; what JSON has no number for (NaN, infinity) as null. */
  static void writeNumber(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    writeValue(json, value);
  }

  /** Writes a value of a point: a Double, Long, Boolean, String, double[] or null. */
  static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Double number when !Double.isFinite(number) -> json.writeNull();
      case double[] array -> writeArray(json, array);
      default -> json.writeObject(value);
    }
  }

  private static void writeArray(JsonGenerator json, double[] array) throws IOException {
    json.writeStartArray();
    for (double element : array) {
      writeValue(json, element);
    }
    json.writeEndArray();
  }
}
