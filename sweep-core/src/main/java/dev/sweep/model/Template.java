package dev.sweep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with parameters in it: <code>${name}</code> stands for the value of a parameter and <code>
 * $${</code> for a dollar and a brace. Immutable.
 */
final class Template {
  private static final Pattern MARK = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)\\}");

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Placeholder(String parameter) implements Part {}
  }

  /** Parses {@code text}; a dollar that begins neither mark stands for itself. */
  static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int end = 0;
    while (mark.find()) {
      parts.add(new Part.Literal(text.substring(end, mark.start())));
      String parameter = mark.group(1);
      parts.add(parameter == null ? new Part.Literal("${") : new Part.Placeholder(parameter));
      end = mark.end();
    }
    parts.add(new Part.Literal(text.substring(end)));
    return new Template(List.copyOf(parts));
  }

  /** Returns whether the text is the same for every point. */
  boolean isConstant() {
    return constantText().isPresent();
  }

  /** Returns the text, if it is the same for every point. */
  Optional<String> constantText() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String literal) -> text.append(literal);
        case Part.Placeholder _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(text.toString());
  }

  /**
   * Returns whether there is nothing in it but parameters that {@code point} does not have, and at
   * least one.
   */
  boolean vanishes(Point point) {
    return !isConstant()
        && parts.stream()
            .allMatch(part ->
                switch (part) {
                  case Part.Literal(String literal) -> literal.isEmpty();
                  case Part.Placeholder(String parameter) -> !point.has(parameter);
                });
  }

  /**
   * Returns the text for {@code point}.
   *
   * <p>A number is written with the fewest digits that give the same number back: a whole one
   * without a fraction, as in {@code 20}; another as in {@code 0.1} or {@code 1.0E-6}. A boolean is
   * {@code true} or {@code false}, a string itself. A parameter that the point does not have is
   * empty.
   *
   * @throws IllegalArgumentException if a parameter is unknown
   */
  String render(Point point) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal literal -> text.append(literal.text());
        case Part.Placeholder(String parameter) ->
            text.append(point.has(parameter) ? point.value(parameter) : "");
      }
    }
    return text.toString();
  }
}
