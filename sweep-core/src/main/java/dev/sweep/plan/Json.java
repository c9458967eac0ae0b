package dev.sweep.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as JSON of one spelling: no blanks, keys sorted. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /**
   * Reads an object of strings, in the order of its keys; null if {@code text} is other JSON.
   *
   * @throws IllegalArgumentException if {@code text} is no JSON
   */
  static @Nullable Map<String, String> readTexts(String text) {
    try (JsonParser json = FACTORY.createParser(text)) {
      return json.nextToken() == JsonToken.START_OBJECT ? texts(json) : null;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Map<String, String> texts(JsonParser json) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      String value = json.nextTextValue();
      if (value == null) {
        return null;
      }
      texts.put(key, value);
    }
    return texts;
  }

  /** Writes a string, number, boolean, or a list or map of such. */
  static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case List<?> list -> writeList(list, json);
      case Map<?, ?> map -> writeMap(map, json);
      case null, default -> json.writePOJO(value);
    }
  }

  private static void writeList(List<?> list, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      write(element, json);
    }
    json.writeEndArray();
  }

  private static void writeMap(Map<?, ?> map, JsonGenerator json) throws IOException {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    json.writeStartObject();
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      json.writeFieldName(entry.getKey());
      write(entry.getValue(), json);
    }
    json.writeEndObject();
  }
}
