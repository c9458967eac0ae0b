package dev.sweep.space;

import dev.sweep.expression.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as a column of numbers.
 *
 * <p>Points are held as doubles whatever the type: a boolean as 0 or 1, a string as its index in
 * {@code texts}.
 *
 * @param texts the distinct strings of a {@link Type#TEXT} parameter; empty otherwise
 * @param optional whether there may be points that do not have it
 */
public record Parameter(
    String name,
    Type type,
    List<String> texts,
    @Nullable String unit,
    @Nullable String description,
    boolean optional) {

  public Parameter {
    texts = List.copyOf(texts);
  }

  /** Makes a parameter that every point has. */
  public Parameter(
      String name,
      Type type,
      List<String> texts,
      @Nullable String unit,
      @Nullable String description) {
    this(name, type, texts, unit, description, false);
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
    return new Parameter(name, other, texts, unit, description, optional);
  }

  /** Returns this parameter as one that a point need not have. */
  public Parameter asOptional() {
    List<String> all = new ArrayList<>(texts);
    if (type == Type.TEXT && !texts.contains("")) {
      all.add("");
    }
    return new Parameter(name, type, all, unit, description, true);
  }

  /**
   * Returns the code of a point that does not have this parameter, which is optional. In formulas
   * it is NaN, the empty text, or false: of flags, minus zero.
   */
  public double absent() {
    return switch (type) {
      case REAL, WHOLE -> Double.NaN;
      case FLAG -> -0.0;
      case TEXT -> texts.indexOf("");
    };
  }

  /** Returns whether {@code code} stands for a point that does not have this parameter. */
  public boolean isAbsent(double code) {
    return optional && Double.compare(code, absent()) == 0;
  }

  /**
   * Returns what {@code code} stands for: a Double, Long, Boolean or String; the empty string if
   * the point does not have this parameter.
   */
  public Object value(double code) {
    if (isAbsent(code)) {
      return "";
    }
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
