package dev.sweep.config;

import java.util.Set;

/** Decides what a parameter or an output may be called. */
final class Names {
  /** What the results file calls its own. */
  private static final Set<String> RESERVED =
      Set.of(
          "status",
          "seconds",
          "rank",
          "point",
          "attempts",
          "local_results",
          "failures",
          "interpolated",
          "provenance");

  private static final Set<String> FORMULA_WORDS =
      Set.of("and", "or", "not", "if", "else", "true", "false");

  private final Faults faults;

  Names(Faults faults) {
    this.faults = faults;
  }

  /** Notes why {@code key} cannot be the name of a {@code what}, if it cannot. */
  void check(Node.Scalar key, String what) {
    String name = key.text();
    String start = what + " cannot be called '" + name + "': ";
    if (!isIdentifier(name)) {
      faults.add(
          key.position(),
          start + "a name consists of letters, digits and '_' and begins with no digit");
    } else if (RESERVED.contains(name)) {
      faults.add(key.position(), start + "the name is reserved for the results file");
    } else if (FORMULA_WORDS.contains(name)) {
      faults.add(key.position(), start + "the name is a word of the formula language");
    }
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && !Character.isDigit(name.codePointAt(0))
        && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }
}
