package dev.sweep.cli;

import java.nio.CharBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Switches over types, of all sorts that javac compiles differently; see {@link StartUpJarsTest}.
 */
public interface TypeSwitchSample extends Function<@Nullable Object, String> {

  /** Something sealed. */
  sealed interface Shape permits Circle, Square {}

  /** A shape with a part to match. */
  record Circle(double radius) implements Shape {}

  /** A shape whose part is matched too. */
  record Square(Object side) implements Shape {}

  /** Some constants. */
  enum Color {
    RED,
    BLUE
  }

  @Override
  default String apply(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Integer number when number < 0 -> "negative";
      case Shape shape -> shape(shape);
      case Integer number when number > 9 -> "large";
      case Integer number -> "small " + number;
      case String[] texts -> "texts " + texts.length;
      case double[] numbers -> "numbers " + numbers.length;
      case Color color -> color(color);
      case CharSequence text -> text(text);
      default -> "other";
    };
  }

  private static String shape(Shape shape) {
    return switch (shape) {
      case Circle(double radius) when radius > 1 -> "large circle";
      case Square(String side) -> "square of text " + side;
      case Circle circle -> "small circle " + circle.radius();
      case Square(Integer side) when side > 1 -> "large square";
      case Square square -> "square of " + square.side();
    };
  }

  private static String color(Object color) {
    return switch (color) {
      case Color.RED -> "red";
      default -> "not red";
    };
  }

  private static String text(CharSequence text) {
    return switch (text) {
      case CharBuffer buffer -> "buffer " + buffer;
      case String string when string.isEmpty() -> "empty";
      case CharSequence any -> "text " + any;
    };
  }
}
