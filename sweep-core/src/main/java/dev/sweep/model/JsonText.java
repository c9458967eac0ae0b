package dev.sweep.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into plain values: String, Double, Boolean, List, Map in order, and null. A whole
 * number that would lose digits as a Double is a BigInteger.
 *
 * <p>NaN and Infinity are taken as numbers, as Python and others write them.
 */
final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private JsonText() {}

  /** Returns the object that {@code text} consists of, or null if it is something else. */
  static @Nullable Map<String, @Nullable Object> objectOrNull(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return onlyObject(parser);
    } catch (IOException _) {
      return null;
    }
  }

  /** As the other, for UTF-8 from {@code start} to {@code end}, exclusive. */
  static @Nullable Map<String, @Nullable Object> objectOrNull(byte[] text, int start, int end) {
    try (JsonParser parser = FACTORY.createParser(text, start, end - start)) {
      return onlyObject(parser);
    } catch (IOException _) {
      return null;
    }
  }

  private static @Nullable Map<String, @Nullable Object> onlyObject(JsonParser parser)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return null;
    }
    Map<String, @Nullable Object> object = object(parser);
    return parser.nextToken() == null ? object : null;
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      object.put(key, value(parser));
    }
    return object;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> wholeNumber(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> parser.getText();
    };
  }

  private static Object wholeNumber(JsonParser parser) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.INT) {
      return parser.getDoubleValue();
    }
    BigInteger value = parser.getBigIntegerValue();
    return WholeNumber.losesDigits(value) ? value : (Object) value.doubleValue();
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }
}
