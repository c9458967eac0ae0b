package dev.sweep.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text in which outputs are looked for, with its last JSON object, looked for once: what a
 * program printed, a file that it wrote, or a worker's answer.
 */
final class OutputSource {
  private static final int QUOTED_CHARACTERS = 200;

  private final String name;
  private final String text;
  private @Nullable Map<String, @Nullable Object> object;
  private String objectText = "";

  private OutputSource(String name, String text, @Nullable Map<String, @Nullable Object> object) {
    this.name = name;
    this.text = text;
    this.object = object;
  }

  static OutputSource stdout(String text) {
    return new OutputSource("stdout", text, null);
  }

  /** Makes a source of a file, which may be one JSON object as a whole. */
  static OutputSource file(String name, String text) {
    OutputSource source =
        new OutputSource("file '" + name + "'", text, JsonText.objectOrNull(text));
    source.objectText = text;
    return source;
  }

  /** Makes a source of an object, as if it had been printed. */
  static OutputSource answer(Map<String, @Nullable Object> object) {
    return new OutputSource("the answer", "", object);
  }

  /** Returns what it is, for messages: {@code stdout}, {@code file 'out.json'}. */
  String name() {
    return name;
  }

  String text() {
    return text;
  }

  /**
   * Returns the JSON object that it is, or else the last line that is one.
   *
   * @throws OutputException if there is none
   */
  Map<String, @Nullable Object> object() throws OutputException {
    Map<String, @Nullable Object> found = object;
    if (found == null) {
      found = lastObject();
      object = found;
    }
    return found;
  }

  /** Returns the text of {@link #object}, shortened. */
  String objectQuoted() {
    return shortened(objectText.isEmpty() ? String.valueOf(object) : objectText);
  }

  /** Returns what the last line is, for messages. */
  String lastLineQuoted() {
    String last = LastLine.of(text);
    if (!last.isEmpty()) {
      return "the last line of " + name + " is: " + shortened(last);
    }
    return name.equals("stdout") ? "nothing was printed to stdout" : name + " is empty";
  }

  private Map<String, @Nullable Object> lastObject() throws OutputException {
    for (String line : text.lines().toList().reversed()) {
      String candidate = line.strip();
      if (candidate.startsWith("{")) {
        Map<String, @Nullable Object> parsed = JsonText.objectOrNull(candidate);
        if (parsed != null) {
          objectText = candidate;
          return parsed;
        }
      }
    }
    throw new OutputException("no line of " + name + " is a JSON object; " + lastLineQuoted());
  }

  private static String shortened(String text) {
    String line = text.strip();
    return line.length() <= QUOTED_CHARACTERS ? line : line.substring(0, QUOTED_CHARACTERS) + "...";
  }
}
