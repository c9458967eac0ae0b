package dev.sweep.model;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line that a worker wrote on its standard output. */
sealed interface Answer {

  /** It is built. */
  record Ready() implements Answer {}

  /** It cannot be built. */
  record NotBuilt(String error) implements Answer {}

  /** A point is computed. */
  record Computed(long point, Map<String, @Nullable Object> outputs) implements Answer {}

  /**
   * A point has no outputs.
   *
   * @param log what the worker says of it beyond one line, such as a stack trace; may be empty
   */
  record Failed(long point, String error, String log) implements Answer {}

  /** A line that answers nothing. */
  record Malformed(String reason) implements Answer {
    private static final int QUOTED_BYTES = 200;

    static Malformed of(byte[] bytes, int start, int end, String reason) {
      int quoted = Math.min(end - start, QUOTED_BYTES);
      String line = new String(bytes, start, quoted, StandardCharsets.UTF_8).strip();
      String more = quoted < end - start ? "..." : "";
      return new Malformed("a line that %s: %s%s".formatted(reason, line, more));
    }
  }

  /** Reads a line, without its line feed; what is beyond the protocol in an object is passed by. */
  static Answer of(byte[] bytes, int start, int end) {
    Map<String, @Nullable Object> object = JsonText.objectOrNull(bytes, start, end);
    if (object == null) {
      return Malformed.of(bytes, start, end, "is no JSON object");
    }
    Object error = object.get("error");
    if (!object.containsKey("point")) {
      if (Boolean.TRUE.equals(object.get("ready"))) {
        return new Ready();
      }
      return error == null
          ? Malformed.of(bytes, start, end, "names no point")
          : new NotBuilt(OneLine.of(error.toString()));
    }
    return ofPoint(object, error, bytes, start, end);
  }

  private static Answer ofPoint(
      Map<String, @Nullable Object> object,
      @Nullable Object error,
      byte[] bytes,
      int start,
      int end) {
    long point = number(object.get("point"));
    if (point < 0) {
      return Malformed.of(bytes, start, end, "has a point that is no number from 0 on");
    }
    if (error != null) {
      Object log = object.get("log");
      return new Failed(point, OneLine.of(error.toString()), log == null ? "" : log.toString());
    }
    if (object.get("outputs") instanceof Map<?, ?> outputs) {
      return new Computed(point, keyed(outputs));
    }
    return Malformed.of(bytes, start, end, "has neither an object of outputs nor an error");
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are strings
  private static Map<String, @Nullable Object> keyed(Map<?, ?> object) {
    return (Map<String, @Nullable Object>) object;
  }

  /** Returns the whole number that {@code value} is, or -1. */
  private static long number(@Nullable Object value) {
    return switch (value) {
      case Double number when number == Math.rint(number) && number >= 0 && number < 0x1p63 ->
          number.longValue();
      case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
      case null, default -> -1;
    };
  }
}
