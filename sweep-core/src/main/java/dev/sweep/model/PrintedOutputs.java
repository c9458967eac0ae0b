package dev.sweep.model;

import dev.sweep.config.OutputConfig;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds the outputs in what a program printed and wrote to files.
 *
 * <p>Where outputs are configured these are looked for, each as its reader says; otherwise every
 * key of the last line of standard output that is a JSON object is one, except those that are null.
 */
final class PrintedOutputs {
  private final List<OutputConfig> wanted;

  PrintedOutputs(List<OutputConfig> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  /**
   * Finds all outputs.
   *
   * @param directory where files are; null if no output is in a file
   * @throws OutputException if one is not there, or is neither number, boolean, string nor array
   */
  Outputs find(String stdout, @Nullable Path directory) throws OutputException, IOException {
    OutputFiles files = new OutputFiles(OutputSource.stdout(stdout), directory);
    if (wanted.isEmpty()) {
      return all(files.stdout());
    }
    Outputs outputs = new Outputs();
    for (OutputConfig output : wanted) {
      add(outputs, output, files.source(output.name(), output.file()));
    }
    return outputs;
  }

  /**
   * Finds all outputs in {@code object}, as if it had been printed.
   *
   * @throws OutputException as {@link #find}
   */
  Outputs in(Map<String, @Nullable Object> object) throws OutputException {
    OutputSource answer = OutputSource.answer(object);
    if (wanted.isEmpty()) {
      return all(answer);
    }
    Outputs outputs = new Outputs();
    for (OutputConfig output : wanted) {
      add(outputs, output, answer);
    }
    return outputs;
  }

  private static Outputs all(OutputSource source) throws OutputException {
    Outputs outputs = new Outputs();
    for (Map.Entry<String, @Nullable Object> entry : source.object().entrySet()) {
      addIfPresent(outputs, entry.getKey(), entry.getValue());
    }
    return outputs;
  }

  private static void add(Outputs outputs, OutputConfig output, OutputSource source)
      throws OutputException {
    addIfPresent(outputs, output.name(), value(output, source));
  }

  private static @Nullable Object value(OutputConfig output, OutputSource source)
      throws OutputException {
    return switch (output.reader()) {
      case null -> atKey(output, source);
      case OutputConfig.Reader.Json json -> atPath(output, json, source);
      case OutputConfig.Reader.Regex regex -> lastMatch(output, regex, source);
      case OutputConfig.Reader.Csv cell -> CsvCell.find(output.name(), cell, source);
      case OutputConfig.Reader.Text _ -> source.text();
    };
  }

  private static @Nullable Object atKey(OutputConfig output, OutputSource source)
      throws OutputException {
    Map<String, @Nullable Object> object = source.object();
    if (!object.containsKey(output.name())) {
      throw new OutputException(
          "no output '%s': the JSON object has no such key, but: %s"
              .formatted(output.name(), String.join(", ", object.keySet())));
    }
    return object.get(output.name());
  }

  private static @Nullable Object atPath(
      OutputConfig output, OutputConfig.Reader.Json json, OutputSource source)
      throws OutputException {
    Object value = source.object();
    for (String step : json.path().split("\\.", -1)) {
      if (value instanceof Map<?, ?> map && map.containsKey(step)) {
        value = map.get(step);
      } else if (value instanceof List<?> list && isIndexOf(list, step)) {
        value = list.get(Integer.parseInt(step));
      } else {
        throw new OutputException(
            "no output '%s': no '%s' on the path '%s' in %s"
                .formatted(output.name(), step, json.path(), source.objectQuoted()));
      }
    }
    return value;
  }

  private static boolean isIndexOf(List<?> list, String step) {
    return step.matches("\\d{1,9}") && Integer.parseInt(step) < list.size();
  }

  private static Object lastMatch(
      OutputConfig output, OutputConfig.Reader.Regex regex, OutputSource source)
      throws OutputException {
    Matcher matcher = regex.pattern().matcher(source.text());
    String found = null;
    while (matcher.find()) {
      found = matcher.group(regex.group());
    }
    if (found == null) {
      throw new OutputException(
          "no output '%s': nothing matches '%s'; %s"
              .formatted(output.name(), regex.pattern(), source.lastLineQuoted()));
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
}
