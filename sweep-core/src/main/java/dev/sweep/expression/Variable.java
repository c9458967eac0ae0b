package dev.sweep.expression;

import java.util.List;

/**
 * A column of numbers that formulas may name.
 *
 * @param texts the distinct strings of a {@link Kind#TEXT} variable, whose column holds indexes
 *     into it; empty otherwise
 */
public record Variable(String name, Kind kind, List<String> texts) {

  /** What the numbers of a column stand for. */
  public enum Kind {
    /** Any double. */
    NUMBER,
    /** 0 for false and 1 for true. */
    FLAG,
    /** Indexes into {@link Variable#texts}. */
    TEXT
  }

  public Variable {
    texts = List.copyOf(texts);
  }

  /** Returns a variable whose column holds plain numbers. */
  public static Variable number(String name) {
    return new Variable(name, Kind.NUMBER, List.of());
  }

  /** Returns a variable whose column holds 0 for false and 1 for true. */
  public static Variable flag(String name) {
    return new Variable(name, Kind.FLAG, List.of());
  }

  /** Returns a variable whose column holds indexes into {@code texts}. */
  public static Variable text(String name, List<String> texts) {
    return new Variable(name, Kind.TEXT, texts);
  }
}
