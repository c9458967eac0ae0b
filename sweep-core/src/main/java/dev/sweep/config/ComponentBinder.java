package dev.sweep.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the components of records: of each type there is one way to write it. */
final class ComponentBinder {
  private static final String TYPES =
      "double, int, long, short, byte, boolean, String, Duration, Path, an enum, a record, or a"
          + " List or an Optional of these";

  private final Faults faults;
  private final Path directory;
  private final RecordBinder records;
  private final ScalarReader scalars;

  ComponentBinder(Faults faults, Path directory, RecordBinder records) {
    this.faults = faults;
    this.directory = directory;
    this.records = records;
    this.scalars = new ScalarReader(faults);
  }

  /** Returns a value of {@code type}; null after noting a fault. */
  @Nullable Object bind(Node node, Type type, String what) {
    if (type instanceof ParameterizedType parameterized) {
      Type element = parameterized.getActualTypeArguments()[0];
      if (parameterized.getRawType() == Optional.class) {
        return Optional.ofNullable(bind(node, element, what));
      } else if (parameterized.getRawType() == List.class) {
        return list(node, element, what);
      }
    }
    return type instanceof Class<?> single ? single(node, single, what) : none(node, type, what);
  }

  private @Nullable Object single(Node node, Class<?> type, String what) {
    return switch (type.getName()) {
      case "double", "java.lang.Double" -> scalars.number(node, what);
      case "boolean", "java.lang.Boolean" -> scalars.flag(node, what);
      case "java.lang.String" -> scalars.text(node, what);
      case "java.time.Duration" -> new DurationReader(faults).read(node, what);
      case "java.nio.file.Path" -> path(node, what);
      case "long", "java.lang.Long" -> scalars.anyLong(node, what);
      case "int", "java.lang.Integer" ->
          number(whole(node, what, Integer.MIN_VALUE, Integer.MAX_VALUE), Long::intValue);
      case "short", "java.lang.Short" ->
          number(whole(node, what, Short.MIN_VALUE, Short.MAX_VALUE), Long::shortValue);
      case "byte", "java.lang.Byte" ->
          number(whole(node, what, Byte.MIN_VALUE, Byte.MAX_VALUE), Long::byteValue);
      default -> composed(node, type, what);
    };
  }

  private @Nullable Object composed(Node node, Class<?> type, String what) {
    if (type.isRecord()) {
      return records.bind(node, type, what);
    }
    return type.isEnum() ? constant(node, type, what) : none(node, type, what);
  }

  private @Nullable Object none(Node node, Type type, String what) {
    faults.add(
        node.position(),
        "%s is of type %s, which no option can be; use %s"
            .formatted(what, type.getTypeName(), TYPES));
    return null;
  }

  private static <T> @Nullable T number(@Nullable Long value, Function<Long, T> narrowed) {
    return value == null ? null : narrowed.apply(value);
  }

  private @Nullable Long whole(Node node, String what, long least, long most) {
    Long value = new ScalarReader(new Faults()).anyLong(node, what);
    if (value != null && least <= value && value <= most) {
      return value;
    }
    faults.add(
        node.position(),
        "%s must be a whole number from %d to %d, not %s"
            .formatted(what, least, most, node.described()));
    return null;
  }

  private @Nullable Object constant(Node node, Class<?> type, String what) {
    Object[] constants = type.getEnumConstants();
    List<String> words = Arrays.stream(constants).map(ComponentBinder::word).toList();
    String word = node instanceof Node.Scalar scalar ? scalar.text().toLowerCase(Locale.ROOT) : "";
    int place = words.indexOf(word);
    if (place >= 0) {
      return constants[place];
    }
    String _ = new ChoiceReader(faults).read(node, what, words, List.of());
    return null;
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private @Nullable Path path(Node node, String what) {
    String text = scalars.text(node, what);
    try {
      return text == null ? null : directory.resolve(text).normalize();
    } catch (InvalidPathException e) {
      faults.add(node.position(), what + " is no path: " + e.getMessage());
      return null;
    }
  }

  private @Nullable Object list(Node node, Type element, String what) {
    if (!(node instanceof Node.Sequence sequence)) {
      faults.add(node.position(), what + " must be a list, not " + node.described());
      return null;
    }
    List<Object> values = new ArrayList<>();
    for (Node item : sequence.items()) {
      Object value = bind(item, element, "an item of " + what);
      if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  /** Returns what to write for {@code type}. */
  static String wanted(Class<?> type) {
    if (type.isEnum()) {
      List<String> words =
          Arrays.stream(type.getEnumConstants()).map(ComponentBinder::word).toList();
      return "one of " + String.join(", ", words);
    }
    return switch (type.getName()) {
      case "double", "java.lang.Double" -> "a number";
      case "boolean", "java.lang.Boolean" -> "true or false";
      case "java.lang.String" -> "a text";
      case "java.nio.file.Path" -> "a path";
      case "java.time.Duration" -> "a time such as 30s";
      default -> "a whole number";
    };
  }
}
