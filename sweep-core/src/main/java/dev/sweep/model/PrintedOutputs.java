package dev.sweep.model;

import dev.sweep.config.OutputConfig;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds the outputs in what a program printed.
 *
 * <p>Where outputs are configured these are looked for, each as its reader says; otherwise every
 * key of the last line that is a JSON object is one, except those that are null.
 */
final class PrintedOutputs {
  private static final int QUOTED_CHARACTERS = 200;

  private final List<OutputConfig> wanted;

  PrintedOutputs(List<OutputConfig> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  /**
   * Finds all outputs in {@code stdout}.
   *
   * @throws OutputException if one is not there, or is neither number, boolean, string nor array
   */
  Outputs find(String stdout) throws OutputException {
    return find(new Printout(stdout));
  }

  /**
   * Finds all outputs in {@code object}, as if it had been printed.
   *
   * @throws OutputException as {@link #find}
   */
  Outputs in(Map<String, @Nullable Object> object) throws OutputException {
    return find(new Printout(object));
  }

  private Outputs find(Printout printout) throws OutputException {
    Outputs outputs = new Outputs();
    if (wanted.isEmpty()) {
      for (Map.Entry<String, @Nullable Object> entry : printout.object().entrySet()) {
        addIfPresent(outputs, entry.getKey(), entry.getValue());
      }
    }
    for (OutputConfig output : wanted) {
      addIfPresent(outputs, output.name(), value(output, printout));
    }
    return outputs;
  }

  private static @Nullable Object value(OutputConfig output, Printout printout)
      throws OutputException {
    return switch (output.reader()) {
      case null -> atKey(output, printout);
      case OutputConfig.Reader.Json json -> atPath(output, json, printout);
      case OutputConfig.Reader.Regex regex -> lastMatch(output, regex, printout);
    };
  }

  private static @Nullable Object atKey(OutputConfig output, Printout printout)
      throws OutputException {
    Map<String, @Nullable Object> object = printout.object();
    if (!object.containsKey(output.name())) {
      throw new OutputException(
          "no output '%s': the JSON object has no such key, but: %s"
              .formatted(output.name(), String.join(", ", object.keySet())));
    }
    return object.get(output.name());
  }

  private static @Nullable Object atPath(
      OutputConfig output, OutputConfig.Reader.Json json, Printout printout)
      throws OutputException {
    Object value = printout.object();
    for (String step : json.path().split("\\.", -1)) {
      if (value instanceof Map<?, ?> map && map.containsKey(step)) {
        value = map.get(step);
      } else if (value instanceof List<?> list && isIndexOf(list, step)) {
        value = list.get(Integer.parseInt(step));
      } else {
        throw new OutputException(
            "no output '%s': no '%s' on the path '%s' in %s"
                .formatted(output.name(), step, json.path(), shortened(printout.objectLine())));
      }
    }
    return value;
  }

  private static boolean isIndexOf(List<?> list, String step) {
    return step.matches("\\d{1,9}") && Integer.parseInt(step) < list.size();
  }

  private static Object lastMatch(
      OutputConfig output, OutputConfig.Reader.Regex regex, Printout printout)
      throws OutputException {
    Matcher matcher = regex.pattern().matcher(printout.text());
    String found = null;
    while (matcher.find()) {
      found = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
    if (found == null) {
      throw new OutputException(
          "no output '%s': nothing matches '%s'; %s"
              .formatted(output.name(), regex.pattern(), printout.lastLineQuoted()));
    }
    Number number = PrintedNumber.parseOrNull(found);
    return number == null ? found : number;
  }

  private static void addIfPresent(Outputs outputs, String name, @Nullable Object value)
      throws OutputException {
    switch (value) {
      case null -> {}
      case Double number -> outputs.put(name, number.doubleValue());
      case BigInteger whole ->
          throw new OutputException(
              ("output '%s': got %s, a whole number that loses digits as a floating-point one;"
                      + " print it as a string")
                  .formatted(name, whole));
      case Boolean flag -> outputs.put(name, flag.booleanValue());
      case String text -> outputs.put(name, text);
      case List<?> list -> outputs.add(name, NumberArray.of(name, list));
      default ->
          throw new OutputException(
              ("output '%s' is a JSON object, wanted a number, boolean, string or array of numbers;"
                      + " name what you want of it in outputs, as in {json: %s.key}")
                  .formatted(name, name));
    }
  }

  private static String shortened(String text) {
    return text.length() <= QUOTED_CHARACTERS ? text : text.substring(0, QUOTED_CHARACTERS) + "...";
  }

  /** What a program printed, with its last JSON object, looked for once. */
  private static final class Printout {
    private final String text;
    private @Nullable Map<String, @Nullable Object> object;
    private String objectLine = "";

    Printout(String text) {
      this.text = text;
    }

    Printout(Map<String, @Nullable Object> object) {
      this.text = "";
      this.object = object;
    }

    String text() {
      return text;
    }

    String objectLine() {
      return objectLine.isEmpty() ? String.valueOf(object) : objectLine;
    }

    Map<String, @Nullable Object> object() throws OutputException {
      Map<String, @Nullable Object> found = object;
      if (found == null) {
        found = lastObject();
        object = found;
      }
      return found;
    }

    String lastLineQuoted() {
      String last = LastLine.of(text);
      return last.isEmpty()
          ? "nothing was printed to stdout"
          : "the last line of stdout is: " + shortened(last);
    }

    private Map<String, @Nullable Object> lastObject() throws OutputException {
      for (String line : text.lines().toList().reversed()) {
        String candidate = line.strip();
        if (candidate.startsWith("{")) {
          Map<String, @Nullable Object> parsed = JsonText.objectOrNull(candidate);
          if (parsed != null) {
            objectLine = candidate;
            return parsed;
          }
        }
      }
      throw new OutputException("no line of stdout is a JSON object; " + lastLineQuoted());
    }
  }
}
