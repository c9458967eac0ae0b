package dev.sweep.expression;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions of the language, each named in lower case. All take and give numbers. */
@SuppressWarnings("ImmutableEnumChecker") // kernels hold no state
enum Function {
  SIN(Elementary.SIN, "x"),
  COS(Elementary.COS, "x"),
  TAN(Elementary.TAN, "x"),
  ASIN(Elementary.ASIN, "x"),
  ACOS(Elementary.ACOS, "x"),
  ATAN(Elementary.ATAN, "x"),
  ATAN2(Elementary.ATAN2, "y", "x"),
  SINH(Elementary.SINH, "x"),
  COSH(Elementary.COSH, "x"),
  TANH(Elementary.TANH, "x"),
  EXP(Elementary.EXP, "x"),
  LOG(Elementary.LOG, "x"),
  LOG10(Elementary.LOG10, "x"),
  LOG2(Elementary.LOG2, "x"),
  SQRT(Arithmetic.SQUARE_ROOT, "x"),
  CBRT(Elementary.CBRT, "x"),
  ABS(Arithmetic.ABSOLUTE, "x"),
  MIN(Arithmetic.MINIMUM, "x", "..."),
  MAX(Arithmetic.MAXIMUM, "x", "..."),
  FLOOR(Arithmetic.FLOOR, "x"),
  CEIL(Arithmetic.CEILING, "x"),
  ROUND(Arithmetic.ROUND, "x"),
  HYPOT(Elementary.HYPOT, "x", "y"),
  SIGN(Arithmetic.SIGN, "x"),
  ERF(Elementary.ERF, "x"),
  GAMMA(Elementary.GAMMA, "x");

  private static final Map<String, Function> BY_NAME = byName();

  /** Names of the same things in other languages, too far off for a likely typing error. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "ln", "log",
          "arcsin", "asin",
          "arccos", "acos",
          "arctan", "atan",
          "arctan2", "atan2",
          "pow", "x ^ y",
          "power", "x ^ y",
          "mod", "x % y",
          "fmod", "x % y",
          "where", "if");

  private final Kernel kernel;
  private final String[] arguments;

  Function(Kernel kernel, String... arguments) {
    this.kernel = kernel;
    this.arguments = arguments;
  }

  private static Map<String, Function> byName() {
    Map<String, Function> functions = new LinkedHashMap<>();
    for (Function function : values()) {
      functions.put(function.name().toLowerCase(Locale.ROOT), function);
    }
    return functions;
  }

  /** Returns the function so called; null if there is none. */
  static @Nullable Function named(String name) {
    return BY_NAME.get(name);
  }

  static Collection<String> names() {
    return BY_NAME.keySet();
  }

  /** Returns what the user of the unknown function {@code name} may have meant. */
  static Optional<String> meantBy(String name) {
    String meant = FOREIGN.get(name.toLowerCase(Locale.ROOT));
    return meant == null ? Suggestion.nearest(name, names()) : Optional.of(meant);
  }

  Kernel kernel() {
    return kernel;
  }

  /** Tells whether it takes one argument or more, and is computed two by two from the left. */
  boolean isVariadic() {
    return this == MIN || this == MAX;
  }

  boolean takes(int count) {
    return isVariadic() ? count >= 1 : count == arguments.length;
  }

  /** Returns how many arguments it takes, in words. */
  String wanted() {
    if (isVariadic()) {
      return "at least 1 argument";
    }
    return arguments.length == 1 ? "1 argument" : arguments.length + " arguments";
  }

  /** Returns how it is called, such as {@code atan2(y, x)}. */
  String signature() {
    return name().toLowerCase(Locale.ROOT) + "(" + String.join(", ", arguments) + ")";
  }
}
