package dev.sweep.space;

import dev.sweep.expression.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as a column of numbers.
 *
 * <p>Points are held as doubles whatever the type: a boolean as 0 or 1, a string as its index in
 * {@code texts}.
 *
 * @param texts the distinct strings of a {@link Type#TEXT} parameter; empty otherwise
 */
public record Parameter(
    String name,
    Type type,
    List<String> texts,
    @Nullable String unit,
    @Nullable String description) {

  public Parameter {
    texts = List.copyOf(texts);
  }

  /** What the numbers of the column stand for, and how they are stored. */
  public enum Type {
    /** Numbers with a fraction: float64. */
    REAL,
    /** Whole numbers up to 2^53 in magnitude: int64. */
    WHOLE,
    /** 0 and 1: int8. */
    FLAG,
    /** Indexes into {@code texts}: variable-length UTF-8. */
    TEXT
  }

  /** Returns this parameter with values of another type. */
  public Parameter as(Type other) {
    return new Parameter(name, other, texts, unit, description);
  }

  /** Returns what {@code code} stands for: a Double, Long, Boolean or String. */
  public Object value(double code) {
    return switch (type) {
      case REAL -> code;
      case WHOLE -> (long) code;
      case FLAG -> code != 0;
      case TEXT -> texts.get((int) code);
    };
  }

  /** Returns the variable that stands for this parameter in formulas: its column is the same. */
  public Variable variable() {
    return switch (type) {
      case REAL, WHOLE -> Variable.number(name);
      case FLAG -> Variable.flag(name);
      case TEXT -> Variable.text(name, texts);
    };
  }
}
