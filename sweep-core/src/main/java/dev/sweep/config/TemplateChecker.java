package dev.sweep.config;

import dev.sweep.expression.Suggestion;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what stands in braces after a dollar is a parameter.
 *
 * @param parameters their names; null where no point is at hand yet
 */
record TemplateChecker(@Nullable List<String> parameters, Faults faults) {

  /** Notes what is wrong with {@code template}. */
  void check(Node.Scalar template) {
    check(template.text(), template::at);
  }

  /**
   * Notes what is wrong with {@code text}.
   *
   * @param place where a character of it stands, counted from 0
   */
  void check(String text, IntFunction<Position> place) {
    int at = 0;
    while ((at = text.indexOf('$', at)) >= 0) {
      if (text.startsWith("$${", at)) {
        at += 3;
      } else if (text.startsWith("${", at)) {
        at = checkName(text, at, place);
      } else {
        at++;
      }
    }
    if (text.indexOf('\0') >= 0) {
      faults.add(place.apply(text.indexOf('\0')), "a command cannot hold the character U+0000");
    }
  }

  private int checkName(String text, int at, IntFunction<Position> place) {
    int end = text.indexOf('}', at);
    if (end < 0) {
      faults.add(place.apply(at), "'${' is never closed; write $${ for a literal ${");
      return text.length();
    }
    String name = text.substring(at + 2, end);
    if (parameters == null) {
      faults.add(
          place.apply(at),
          "'${"
              + name
              + "}' has no value here: a worker is started once for many points, and reads their"
              + " parameters on its standard input; write $${ for a literal ${");
    } else if (!parameters.contains(name)) {
      faults.add(
          place.apply(at), "unknown parameter '${" + name + "}'" + instead(name, parameters));
    }
    return end + 1;
  }

  private static String instead(String name, List<String> parameters) {
    return Suggestion.nearest(name, parameters)
        .map(known -> "; did you mean '${" + known + "}'?")
        .orElseGet(() -> "; parameters: " + String.join(", ", parameters));
  }
}
